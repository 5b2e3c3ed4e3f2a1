namespace Quorum;

/// <summary>The tags that model families put around reasoning, as patterns for whole texts and one by one for texts that arrive in pieces.</summary>
internal static class ReasoningTags
{
    private const string Names = "think|thinking|thought|thoughts|reasoning";

    public const string OpenPattern = $@"<(?:{Names})>|\[THINK\]|◁think▷";

    public const string ClosePattern = $@"</(?:{Names})>|\[/THINK\]|◁/think▷";

    public static readonly string[] Open = [.. Names.Split('|').Select(name => $"<{name}>"), "[THINK]", "◁think▷"];

    public static readonly string[] Close = [.. Names.Split('|').Select(name => $"</{name}>"), "[/THINK]", "◁/think▷"];
}
