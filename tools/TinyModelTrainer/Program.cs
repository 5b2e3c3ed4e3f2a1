using System.CommandLine;
using TinyModelTrainer.Commands;

var root = new RootCommand("Trains, measures and shows the tiny model that Quorum embeds.")
{
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    ExportCommand.Create(),
    GenerateCommand.Create(),
    VocabularyCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
