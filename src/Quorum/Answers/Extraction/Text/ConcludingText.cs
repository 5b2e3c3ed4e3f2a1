using System.Buffers;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What a model wrote after its reasoning.</summary>
internal sealed partial class ConcludingText
{
    private static readonly SearchValues<string> _endMarks = SearchValues.Create(
        ["<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end|>", "<|end_of_text|>", "</s>", "<eos>", "<end_of_turn>", "<｜end▁of▁sentence｜>"], StringComparison.Ordinal);

    private ConcludingText(string text, Extent extent)
    {
        Text = text;
        Extent = extent;
        Lines = Line.Split(text, extent);
    }

    /// <summary>The whole text, to which all extents refer.</summary>
    public string Text { get; }

    /// <summary>Where the conclusion lies, without white space and end marks of the template.</summary>
    public Extent Extent { get; }

    public List<Line> Lines { get; }

    /// <summary>Finds the conclusion; there is none if the model was cut off while thinking.</summary>
    public static ConcludingText? Find(string text)
    {
        int start = InlineReasoning.FindConclusion(text);
        if (start < 0)
            return null;

        // What a model writes after the end of its turn, such as one more question, is not its answer.
        int length = text.AsSpan(start).IndexOfAny(_endMarks);
        Extent extent = new Extent(start, length < 0 ? text.Length : start + length).Trim(text);
        int answered = extent.Of(text).IndexOf("####", StringComparison.Ordinal);
        foreach (ValueMatch next in NextQuestion().EnumerateMatches(extent.Of(text), Math.Max(answered, 0)))
        {
            if (answered >= 0)
                extent = new Extent(extent.Start, extent.Start + next.Index).Trim(text);

            break;
        }

        extent = WithoutProofSign(text, extent);
        return extent.IsEmpty ? null : new(text, extent);
    }

    private static Extent WithoutProofSign(string text, Extent extent)
    {
        const int Longest = 24;
        Extent near = new(Math.Max(extent.Start, extent.End - Longest), extent.End);
        foreach (ValueMatch sign in ProofSign().EnumerateMatches(near.Of(text)))
            return new Extent(extent.Start, near.Start + sign.Index).TrimEnd(text);

        return extent;
    }

    // What ends a proof, after a sentence or a formula.
    [GeneratedRegex(@"(?<=[.!$\])}\n])\s*(?:[∎□■◻◼]|\$?\\(?:blacksquare|square|qed|Box)\$?|Q\.?E\.?D\.?|ч\.\s?т\.\s?д\.)$", RegexOptions.CultureInvariant)]
    private static partial Regex ProofSign();

    [GeneratedRegex(@"\n[ \t]*\n(?:question|q|problem)\s*\d*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextQuestion();
}
