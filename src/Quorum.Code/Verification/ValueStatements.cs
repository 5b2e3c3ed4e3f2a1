using System.Text.RegularExpressions;

namespace Quorum.Code.Verification;

/// <summary>Finds what a step says about values: "Solve([1, 2]) = 3", "For [1, 2] it returns 3".</summary>
/// <remarks>Only plain statements are taken. What is asked, supposed or denied claims nothing.</remarks>
internal static partial class ValueStatements
{
    /// <summary>Finds the statements of a step about a function.</summary>
    public static IEnumerable<ValueStatement> Find(string step, string function)
    {
        if (Doubt().IsMatch(step) || step.TrimEnd().EndsWith('?'))
            yield break;

        var after = 0;
        foreach (Match start in Start(function).Matches(step))
        {
            if (start.Index < after)
                continue;

            int position = start.Index + start.Length;
            bool isCall = start.Groups["call"].Success;
            string? arguments = isCall ? Literal.ReadList(step, ref position, ')') : Literal.Read(step, ref position) is { } only ? $"[{only}]" : null;
            if (arguments is null || (isCall ? AfterCall() : AfterInput()).Match(step, position) is not { Success: true } relation)
                continue;

            position += relation.Length;
            if (Literal.Read(step, ref position) is not { } value || !Ends().IsMatch(step[position..]))
                continue;
            after = position;
            yield return new ValueStatement(new FunctionCall(function, arguments), value, start.Index, position);
        }
    }

    private static Regex Start(string function) => new(
        $@"(?<call>(?<![\w.]){Regex.Escape(function)}\s*\()|\b(?:for|with|given|on|if)\s+(?:the\s+)?(?:input\s+|array\s+|list\s+|string\s+|text\s+|number\s+)?(?:[`*]*\w+\s*=\s*)?[`*]*(?=[\[""'\d\-{{(]|new\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    // The place is given, so that "^" would mean the start of the text.
    [GeneratedRegex(@"\G[`*)]*\s*(?:(?:should|will|would|must)\s+)?(?:(?:correctly\s+)?(?:returns?|gives?|yields?|outputs?|produces?|evaluates?\s+to)|is|be|equals|→|->|=>|={1,3})\s+(?:the\s+(?:value|number|string|text|array|list|result|answer)\s+)?[`*]*", RegexOptions.IgnoreCase)]
    private static partial Regex AfterCall();

    [GeneratedRegex(@"\G[`*]*\s*[,:]?\s*(?:(?:it|this|the\s+(?:function|method|program|result|output|answer))\s+(?:should\s+|will\s+|would\s+|must\s+)?(?:correctly\s+)?(?:returns?|gives?|yields?|outputs?|produces?|is|be)|(?:we|you)\s+get|→|->)\s+(?:the\s+(?:value|number|string|text|array|list|result|answer)\s+)?[`*]*", RegexOptions.IgnoreCase)]
    private static partial Regex AfterInput();

    // What goes on behind a value may make another one of it: "4 + 1", "4 times as much".
    [GeneratedRegex(@"^[`*]*\s*(?:$|[.,;:!)](?:\s|$)|(?:because|since|as|and|but|which|while|so)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?:not|wrong|incorrect\w*|instead|suppose|unless|bugg?y?|fails?|but we want|should have|expected)\b|n't\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();
}
