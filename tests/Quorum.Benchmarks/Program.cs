using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Quorum.Benchmarks;

if (args is [Competitors.Argument])
{
    Competitors.Run();
    return 0;
}

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"{Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}; {RuntimeInformation.OSDescription}");
var command = new RootCommand("Measures Quorum; every figure is printed with what was measured and how.")
{
    EngineCommand.Create(),
    PeersCommand.Create(),
    ThreadsCommand.Create(),
    SoakCommand.Create(),
    AnswersCommand.Create(),
    ConsensusCommand.Create(),
    PlannerCommand.Create(),
    GgufCommand.Create(),
    CodeCommand.Create(),
    CodeConsensusCommand.Create(),
};
return await command.Parse(args).InvokeAsync();
