using System.CommandLine;
using TinyModelTrainer.Commands;

var root = new RootCommand("Trains, measures and shows the tiny arithmetic model that Quorum embeds.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    GenerateCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
