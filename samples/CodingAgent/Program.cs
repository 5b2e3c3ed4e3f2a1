using CodingAgent;
using Quorum;
using Quorum.LlamaCpp;

return await CodingCommand.RunAsync(args, path => new LlamaChatClient(path ?? TinyModel.GetPath()));
