namespace Quorum;

/// <content>What signs are that mean different things at different places: relations, dashes and markup.</content>
internal sealed partial class FormulaTokenizer
{
    /// <summary>GSM8K's calculator marks, <c>&lt;&lt;48/2=24&gt;&gt;</c>, are no part of the formula around them.</summary>
    private void ReadAnnotation()
    {
        int end = text.IndexOf(">>", _position, StringComparison.Ordinal);
        _position = end < 0 ? text.Length : end + 2;
    }

    /// <summary>The length of an HTML tag that starts here; 0 if none does.</summary>
    private int TagLength()
    {
        bool named = char.IsAsciiLetterLower(At(_position + 1)) || (At(_position + 1) == '/' && char.IsAsciiLetter(At(_position + 2)));
        int close = named ? text.IndexOf('>', _position) : -1;
        return close < 0 || !(text[close - 1] is '"' or '/' || At(_position + 1) == '/' || close - _position <= 4) ? 0 : close + 1 - _position;
    }

    private bool ReadRelation()
    {
        if (Follows("=>") || Follows("<=>") || Follows("==>"))
        {
            Add(FormulaTokenKind.Break, Follows("=>") ? 2 : 3);
            return true;
        }

        bool factorial = text[_position] == '!' && Previous is FormulaTokenKind.Number or FormulaTokenKind.Close && _tokens[^1].End == _position;
        foreach (var (written, relation) in FormulaWords.Relations)
        {
            if (!factorial && Follows(written))
            {
                _tokens.Add(new(FormulaTokenKind.Relation, _position, _position + written.Length, written, relation));
                _position += written.Length;
                return true;
            }
        }

        return false;
    }

    private bool IsMarkup(out int length)
    {
        length = Follows("**") ? 2 : 1;
        char before = At(_position - 1);
        char after = At(_position + length);
        bool opens = before is '\0' or '\n' || (char.IsWhiteSpace(before) && !char.IsWhiteSpace(after) && length == 2);
        bool closes = length == 2 && (after is '\0' or '\n' or '.' or ',' or ':' || char.IsWhiteSpace(after)) && !char.IsWhiteSpace(before);
        return opens || closes;
    }

    private void ReadDash(char c)
    {
        char before = At(_position - 1);
        char after = At(_position + 1);
        bool bullet = before is '\0' or '\n' && char.IsWhiteSpace(after);
        bool arrow = c == '-' && after == '>';
        bool dash = c == '—' || (c == '-' && after == '-');
        if (bullet || arrow || dash)
            Add(FormulaTokenKind.Break, arrow || (dash && c == '-') ? 2 : 1);
        else if (Previous == FormulaTokenKind.Word && char.IsLetter(before) && char.IsLetter(after))
            Add(FormulaTokenKind.Break, 1);
        else
            Add(FormulaTokenKind.Operator, 1, "-");
    }
}
