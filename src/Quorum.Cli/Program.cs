using System.CommandLine;
using Quorum.Cli;
using Quorum.Cli.Evaluation;
using Quorum.Cli.Models;
using Quorum.Cli.Solving;

var command = new RootCommand("Local reasoning models for .NET.")
{
    SolveCommand.Create(),
    new Command("eval", "Evaluates a model on benchmarks.") { RunCommand.Create(), ResumeCommand.Create(), ScoreCommand.Create(), CompareCommand.Create(), ReportCommand.Create() },
    new Command("model", "Downloads and inspects models.") { ModelDownloadCommand.Create(), ModelInspectCommand.Create() },
};
var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
return parsed.Errors is [var error, ..]
    ? CommandFailure.Report($"{error.Message} See --help.", ExitCode.WrongUse)
    : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
