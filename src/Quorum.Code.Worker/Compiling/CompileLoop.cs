using System.Text;

namespace Quorum.Code.Worker;

/// <summary>Compiles one program after another; the compiler reads programs, it never runs them.</summary>
internal sealed class CompileLoop(RunnerChannel channel)
{
    public void Run()
    {
        var compiler = new CSharpCompiler();
        // The first program takes a hundred times as long as the next ones.
        compiler.Compile("Console.WriteLine(new List<int> { 1 }.Sum(x => x));");
        channel.SendReady();
        while (channel.Receive() is { } parts)
        {
            CompiledProgram program = compiler.Compile(Encoding.UTF8.GetString(parts[0]));
            if (program.Assembly is { } assembly)
                channel.Send(Encoding.UTF8.GetBytes(Reply.Done), assembly);
            else
                channel.Send([program.IsBlocked ? Reply.Blocked : Reply.Errors, .. program.Diagnostics.SelectMany(diagnostic => diagnostic.Parts)]);
        }
    }
}
