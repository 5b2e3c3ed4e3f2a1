using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Reasoning that a client left inside the text, between <c>&lt;think&gt;</c> tags or their kin of other model families.</summary>
internal static partial class InlineReasoning
{
    /// <summary>Parts a text into its reasoning and what follows it.</summary>
    /// <remarks>
    /// The opening tag may be missing, since templates often put it into the prompt. A missing closing tag means that the
    /// model was cut off while thinking: everything is reasoning then.
    /// </remarks>
    public static (string Reasoning, string Text) Split(string text)
    {
        int opened = OpeningLength(text);
        (int start, int end) = FindClose(text);
        if (start >= opened)
            return (text[opened..start].Trim(), text[end..].Trim());

        return opened > 0 ? (text[opened..].Trim(), "") : ("", text);
    }

    /// <summary>The position after the reasoning, or -1 if the model was cut off while thinking.</summary>
    public static int FindConclusion(string text)
    {
        (int start, int end) = FindClose(text);
        if (start >= 0)
            return end;

        return OpeningLength(text) > 0 ? -1 : 0;
    }

    private static int OpeningLength(string text)
    {
        foreach (ValueMatch match in Open().EnumerateMatches(text))
            return match.Length;

        return 0;
    }

    private static (int Start, int End) FindClose(string text)
    {
        foreach (ValueMatch match in Close().EnumerateMatches(text))
            return (match.Index, match.Index + match.Length);

        return (-1, -1);
    }

    [GeneratedRegex(@"^\s*(?:" + ReasoningTags.OpenPattern + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(ReasoningTags.ClosePattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Close();
}
