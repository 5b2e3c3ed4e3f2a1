using System.CommandLine;
using Quorum.Cli;
using Quorum.Cli.Models;

var command = new RootCommand("Local reasoning models for .NET.")
{
    new Command("model", "Downloads and inspects models.") { ModelDownloadCommand.Create(), ModelInspectCommand.Create() },
};
var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
return parsed.Errors is [var error, ..]
    ? CommandFailure.Report($"{error.Message} See --help.", ExitCode.WrongUse)
    : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
