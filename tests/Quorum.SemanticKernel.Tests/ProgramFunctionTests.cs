using Microsoft.SemanticKernel;
using Quorum.Code;

namespace Quorum.SemanticKernel.Tests;

/// <summary>A solver of programs as a function of a kernel, which needs nothing but the tool that it offers.</summary>
public sealed class ProgramFunctionTests
{
    [Fact]
    public async Task Kernel_calls_the_solver_as_a_plugin()
    {
        using var client = new ScriptedChatClient(new Microsoft.Extensions.AI.TextContent("```python\ndef double(n):\n    return 2 * n\n```"));
        await using var runner = new CodeRunner();
        var solver = new ProgramSolver(client, runner, new() { GeneratedInputs = 3, Consensus = { SampleCount = 3 } });
        var kernel = new Kernel();
        kernel.Plugins.AddFromFunctions("code", [solver.AsAIFunction().AsKernelFunction()]);

        FunctionResult result = await kernel.InvokeAsync(
            "code", "write_program", new() { ["description"] = "Write double(n: int).", ["language"] = "python" }, TestContext.Current.CancellationToken);

        Assert.StartsWith("```python\ndef double(n):", result.ToString(), StringComparison.Ordinal);
    }
}
