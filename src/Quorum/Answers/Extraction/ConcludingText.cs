namespace Quorum;

/// <summary>What a model wrote after its reasoning.</summary>
internal sealed class ConcludingText
{
    private static readonly string[] _endMarks =
        ["<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|end|>", "</s>", "<eos>", "<end_of_turn>", "<｜end▁of▁sentence｜>"];

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

        Extent extent = new Extent(start, text.Length).Trim(text);
        for (bool found = true; found;)
        {
            found = false;
            foreach (string mark in _endMarks)
            {
                if (extent.Of(text).EndsWith(mark, StringComparison.Ordinal))
                {
                    extent = new Extent(extent.Start, extent.End - mark.Length).TrimEnd(text);
                    found = true;
                }
            }
        }

        return extent.IsEmpty ? null : new(text, extent);
    }
}
