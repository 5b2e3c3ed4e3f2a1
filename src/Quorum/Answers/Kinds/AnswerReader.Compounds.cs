using Fractions;

namespace Quorum;

internal sealed partial class AnswerReader
{
    private static readonly string[] _angleSigns = ["°", "'", "\""];

    /// <summary>Reads a quantity in parts of ever smaller units: 45°30', 2 hours 30 minutes. The smaller unit counts, of angles the degree.</summary>
    private Reading? ReadCompound(int start, int end) => ReadAngle(start, end) ?? ReadParts(start, end);

    private Reading? ReadAngle(int start, int end)
    {
        Fraction sum = Fraction.Zero;
        Fraction scale = Fraction.One;
        int at = start;
        int parts = 0;
        while (at < end && parts < _angleSigns.Length && _tokens[at].IsNumber)
        {
            sum += _tokens[at++].Value * scale;
            scale /= 60;
            bool raised = at < end && _tokens[at].Is("^");
            bool braced = raised && at + 1 < end && _tokens[at + 1].Is("{");
            at += braced ? 2 : raised ? 1 : 0;
            string sign = _angleSigns[parts++];
            if (at < end && sign == "\"" && _tokens[at].Is("'") && at + 1 < end && _tokens[at + 1].Is("'"))
                at++;
            else if (at >= end || !(_tokens[at].Is(sign) || (sign == "\"" && _tokens[at].Is("”"))))
                return null;

            at += braced ? 2 : 1;
        }

        return at == end && parts > 1 && _tokens[start..end].Any(token => token.Is("°"))
            ? Reading.Of(_policy.Units == UnitPolicy.Compare ? ExpressionForms.Radians(ExpressionForms.Number(sum)) : ExpressionForms.Number(sum), "")
            : null;
    }

    private Reading? ReadParts(int start, int end)
    {
        Fraction sum = Fraction.Zero;
        Unit last = default;
        int parts = 0;
        for (int at = start; at < end; parts++)
        {
            if (parts > 0 && at + 2 < end && (_tokens[at].Is(",") || _tokens[at].Is(".") || (_tokens[at].IsWord && _tokens[at].Text is "and" or "и")))
                at++;

            if (at + 1 >= end || !_tokens[at].IsNumber || UnitTable.Find(_tokens[at + 1].Text.TrimStart('\\')) is not { } unit
                || unit.Factor.IsZero || (parts > 0 && (unit.Dimension != last.Dimension || unit.Factor >= last.Factor)))
            {
                return null;
            }

            sum += _tokens[at].Value * unit.Factor;
            last = unit;
            at += 2;
        }

        return parts < 2 ? null : WithUnit(Reading.Of(ExpressionForms.Number(sum / last.Factor), ""), negative: false, null, [_tokens[end - 1] with { Kind = NotationTokenKind.Word, Text = _tokens[end - 1].Text.TrimStart('\\') }]);
    }
}
