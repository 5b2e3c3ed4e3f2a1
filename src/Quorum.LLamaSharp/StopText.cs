namespace Quorum.LLamaSharp;

/// <summary>Finds the first stop sequence in a text that arrives in pieces, and holds back what may become one.</summary>
internal sealed class StopText(IReadOnlyList<string> sequences)
{
    private string _held = "";

    public bool IsReached { get; private set; }

    /// <summary>Adds a piece.</summary>
    /// <returns>What is certain not to be part of a stop sequence.</returns>
    public string Add(string piece)
    {
        var text = _held + piece;
        var found = sequences.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
        IsReached = found >= 0;
        var certain = IsReached ? found : CertainLength(text);
        _held = IsReached ? "" : text[certain..];
        return text[..certain];
    }

    /// <summary>What was held back, once nothing follows.</summary>
    public string Rest()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    private int CertainLength(string text)
    {
        for (var start = Math.Max(0, text.Length - sequences.Select(stop => stop.Length).DefaultIfEmpty(0).Max()); start < text.Length; start++)
        {
            if (sequences.Any(stop => stop.AsSpan().StartsWith(text.AsSpan(start), StringComparison.Ordinal)))
                return start;
        }

        return text.Length;
    }
}
