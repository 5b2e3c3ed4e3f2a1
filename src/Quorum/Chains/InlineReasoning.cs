namespace Quorum;

/// <summary>Reasoning that a client left inside the text, between <c>&lt;think&gt;</c> tags.</summary>
internal static class InlineReasoning
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    /// <summary>Parts a text into its reasoning and what follows it.</summary>
    /// <remarks>
    /// The opening tag may be missing, since templates often put it into the prompt. A missing closing tag means that the
    /// model was cut off while thinking: everything is reasoning then.
    /// </remarks>
    public static (string Reasoning, string Text) Split(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        bool opened = start.StartsWith(Open, StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> body = opened ? start[Open.Length..] : text;
        int close = body.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase);
        if (close >= 0)
            return (body[..close].Trim().ToString(), body[(close + Close.Length)..].Trim().ToString());

        return opened ? (body.Trim().ToString(), "") : ("", text);
    }

    /// <summary>The position after the reasoning, or -1 if the model was cut off while thinking.</summary>
    public static int FindConclusion(string text)
    {
        int close = text.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase);
        if (close >= 0)
            return close + Close.Length;

        return text.AsSpan().TrimStart().StartsWith(Open, StringComparison.OrdinalIgnoreCase) ? -1 : 0;
    }
}
