namespace Quorum;

/// <summary>The formulas of a sentence, which words are not looked for in.</summary>
internal readonly struct Formulas
{
    private readonly List<Extent> _extents;

    private Formulas(List<Extent> extents) => _extents = extents;

    /// <summary>Finds what stands between the signs of mathematics.</summary>
    public static Formulas In(string text, Extent sentence)
    {
        var extents = new List<Extent>();
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (MathDelimiter.At(text, i) is { } delimiter && delimiter.FindClose(text, i, sentence.End) is >= 0 and int close)
            {
                extents.Add(new(i, close + delimiter.Close.Length));
                i = close + delimiter.Close.Length - 1;
            }
        }

        return new(extents);
    }

    /// <summary>The formula that is the only one and has no number beside it; with its signs.</summary>
    public Extent? Only(string text, Extent sentence)
    {
        if (_extents.Count != 1)
            return null;

        Extent formula = _extents[0];
        bool other = new Extent(sentence.Start, formula.Start).Of(text).ContainsAnyInRange('0', '9')
            || new Extent(formula.End, sentence.End).Of(text).ContainsAnyInRange('0', '9');
        return other ? null : formula;
    }

    public bool Contain(int position) => _extents.Exists(extent => position >= extent.Start && position < extent.End);
}
