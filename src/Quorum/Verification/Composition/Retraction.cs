using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Finds the errors that a chain takes back itself.</summary>
internal static partial class Retraction
{
    private const int Reach = 3;

    /// <summary>Marks the wrong steps that are taken back.</summary>
    public static void Mark(StepVerdict[] verdicts, Answer? answer, AnswerPolicy policy)
    {
        for (int i = 0; i < verdicts.Length; i++)
        {
            StepVerdict verdict = verdicts[i];
            if (verdict is { Outcome: StepOutcome.Wrong, IsRetracted: false } && IsTakenBack(verdicts, i) && !IsAnswer(verdict, answer, policy))
                verdicts[i] = verdict with { IsRetracted = true };
        }
    }

    private static bool IsTakenBack(StepVerdict[] verdicts, int index)
    {
        StepVerdict error = verdicts[index];
        string text = error.Step.Text;
        int end = error.ErrorSpan is { } span ? Math.Clamp(span.End - error.Step.Span.Start, 0, text.Length) : text.Length;
        if (Doubt().IsMatch(text[end..]))
            return true;

        for (int i = index + 1; i < verdicts.Length && i <= index + Reach; i++)
        {
            if (Doubt().IsMatch(verdicts[i].Step.Text))
                return true;
        }

        return ClaimedValue.Parts(error.Claimed) is var (left, right) && IsComputedAgain(verdicts, index, left, right);
    }

    private static bool IsComputedAgain(StepVerdict[] verdicts, int index, string left, string right)
    {
        string sought = Fold(left) + "=";
        string wrong = Fold(right);
        for (int i = index + 1; i < verdicts.Length; i++)
        {
            if (verdicts[i].Outcome != StepOutcome.Correct || verdicts[i].Step.Span.Length > 2_000)
                continue;

            string text = Fold(verdicts[i].Step.Text);
            int found = text.IndexOf(sought, StringComparison.Ordinal);
            if (found >= 0 && (found == 0 || !char.IsLetterOrDigit(text[found - 1])) && !text.AsSpan(found + sought.Length).StartsWith(wrong))
                return true;
        }

        return false;
    }

    private static bool IsAnswer(StepVerdict verdict, Answer? answer, AnswerPolicy policy) =>
        answer is not null && ClaimedValue.Parts(verdict.Claimed) is var (_, right) && MathAnswer.Parse(right, policy).Equals(answer);

    private static string Fold(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // "That is right" is no doubt, "that is not right" is; neither are "a right triangle", "no mistake" and "нет решений".
    [GeneratedRegex(
        """
        \b(?:
            wait\b(?!\ (?:times?|for|until|lists?|[0-9]))
          | (?:hold\ on|oops|whoops|scratch\ that|correction|my\ mistake|my\ bad)\b
          | (?<!\b(?:without|not|never|isn['’]t)\ )(?:made\ )?(?:an?|the)\ (?:mistake|error)\b
          | let\ me\ (?:re-?(?:do|check|calculat|comput|consider|examin|evaluat|verif|think)|double|check)\w*
          | (?:that|this|it)(?:['’]s|\ is|\ was|\ seems|\ looks)\ (?!not\b|nothing\b|never\b)(?:\w+\ )?(?:wrong|incorrect)\b
          | (?:that|this|it)\ ?(?:
                (?:isn|wasn|can|doesn)['’]t | cannot | (?:['’]s|is|was|does)\ not
            )(?:\ (?:be|seem|look))?\ (?!an?\b)(?:\w+\ )?(?:right|correct)\b(?!-|\ (?:angle|triangle|hand|side))
        )
        | (?:^|[.,!?]\ *)(?:no|actually)\b[,.!]
        | \b(?:подожди|стоп\b|постой|неверно\b|неправильно\b|не\ (?:верно|правильно)\b|пересчита(?:ем|ю|йте|ть)?\b|исправ(?:им|лю|ляю|ляем|ить|лен)|перепровер)
        | (?<!\b(?:без|нет|не)\ )\bошиб(?:ка|ку|ся|лась|лись|очка|очно)\b(?!\ нет\b)
        | (?:^|[.,!?]\ *)нет\b\ *(?:[-,.!:…—–]|$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Doubt();
}
