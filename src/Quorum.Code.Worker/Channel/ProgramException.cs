namespace Quorum.Code.Worker;

/// <summary>A program that did not end as it should, with the reply that says so.</summary>
internal sealed class ProgramException(params string[] reply) : Exception(string.Join(' ', reply))
{
    public string[] Reply { get; } = reply;

    public static ProgramException NoFunction(string name) =>
        new(Worker.Reply.Errors, "0", "0", "function", $"The program has no function named '{name}'.");

    public static ProgramException Threw(string type, string message) => new(Worker.Reply.Exception, type, message);
}
