namespace Quorum;

/// <summary>A box in a text: <c>\boxed{…}</c>, <c>\fbox{…}</c>, <c>\framebox{…}</c> or <c>\bbox{…}</c>.</summary>
/// <param name="Whole">The box with its command and braces; up to the end of the text if it was never closed.</param>
/// <param name="Content">What it holds.</param>
/// <param name="IsClosed">Whether the closing brace is there.</param>
/// <param name="Escape">What became of the backslash before the command.</param>
internal readonly record struct LatexBox(Extent Whole, Extent Content, bool IsClosed, LatexEscape Escape)
{
    /// <summary>The box within, if this one holds nothing else.</summary>
    public LatexBox Unwrap(string text)
    {
        LatexBox box = this;
        while (BoxCommand.TryRead(text, box.Content.Trim(text), out BoxCommand inner) && inner.IsBraced)
        {
            Extent trimmed = box.Content.Trim(text);
            if (text[trimmed.End - 1] != '}' || !EndsWith(text, inner.Argument, trimmed.End - 1))
                break;

            box = new(trimmed, new(inner.Argument, trimmed.End - 1), true, Escape);
        }

        return box;
    }

    /// <summary>The box without its closing brace, <c>$\boxed{\frac58$</c>, which ends where its formula does; null if it is cut.</summary>
    public LatexBox? CloseAtFormula(string text)
    {
        const int MaximumLength = 200;
        int lineStart = Whole.Start > 0 ? text.LastIndexOf('\n', Whole.Start - 1, Math.Min(Whole.Start, MaximumLength)) + 1 : 0;
        Extent before = new(Math.Max(lineStart, Whole.Start - MaximumLength), Whole.Start);
        string close = before.Of(text).Count('$') % 2 == 1 ? "$"
            : before.Of(text).LastIndexOf(@"\(") > before.Of(text).LastIndexOf(@"\)") ? @"\)"
            : "";
        int end = close.Length == 0 ? -1 : text.IndexOf(close, Content.Start, Math.Min(Content.Length, MaximumLength), StringComparison.Ordinal);
        Extent content = new Extent(Content.Start, end).TrimEnd(text, ".");
        bool whole = end > Content.Start && !content.Of(text).Contains('\n') && EndsWith(text, content.Start, content.End) && !MathObject.IsOpen(content.Of(text));
        return whole ? this with { Whole = new(Whole.Start, end), Content = content, IsClosed = true } : null;
    }

    /// <summary>The box without its closing brace at the end of a text, <c>$\boxed{2\sqrt{17}</c>, if what it holds is a whole expression; otherwise null.</summary>
    public LatexBox? CloseAtEnd(string text)
    {
        Extent content = Content.TrimEnd(text, "$.*");
        content = content.Of(text) is [.., '\\', ')' or ']'] ? new Extent(content.Start, content.End - 2).TrimEnd(text, ".") : content;
        bool whole = AnnouncedAnswer.IsWhole(text, content) && EndsWith(text, content.Start, content.End)
            && content.Of(text).Count(@"\begin") == content.Of(text).Count(@"\end");
        return whole ? this with { Whole = new(Whole.Start, Content.End), Content = content, IsClosed = true } : null;
    }

    private static bool EndsWith(string text, int start, int end)
    {
        int depth = 0;
        for (int i = start; i < end; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && --depth < 0)
                return false;
        }

        return depth == 0;
    }
}
