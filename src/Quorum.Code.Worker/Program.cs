using Quorum.Code.Worker;

// Started by Quorum.Code inside its sandbox, never by a person; what runs here is trusted until a program is loaded.
using var channel = new RunnerChannel();
switch (args)
{
    case ["compile"]:
        new CompileLoop(channel).Run();
        return 0;
    case ["csharp"]:
        new ProgramLoop(channel, CSharpProgram.WarmUp, CSharpProgram.Run).Run();
        return 0;
    case ["javascript"]:
        new ProgramLoop(channel, JavaScriptProgram.WarmUp, JavaScriptProgram.Run).Run();
        return 0;
    default:
        Console.Error.WriteLine("This program is started by Quorum.Code.");
        return 2;
}
