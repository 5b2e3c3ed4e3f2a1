namespace Quorum;

/// <summary>Finds what a text states as its answer without a box.</summary>
internal static class Statements
{
    // Announcements are looked for from the end on, and no more of them than texts have.
    private const int MaximumCount = 64;

    /// <summary>Finds the most reliable statement that begins after a position, the last of its kind.</summary>
    /// <returns>Null if there is none; a statement that is cut if the text ends within its last one.</returns>
    public static Statement? Find(ConcludingText conclusion, int after)
    {
        List<Statement> statements = FindAnnounced(conclusion, after);
        if (TaggedAnswer.Read(conclusion) is { } tagged && (tagged.IsCut || tagged.Answer.Start > after))
            statements.Add(tagged);

        int correction = Correction.FindLast(conclusion);
        int start = correction > after && statements.Exists(statement => statement.Answer.Start > correction) ? correction : after;
        Statement? best = null;
        foreach (Statement statement in statements)
        {
            if (statement.IsCut)
                return statement;

            bool better = best is not { } other || statement.Source < other.Source
                || (statement.Source == other.Source && statement.Answer.Start > other.Answer.Start);
            if (statement.Answer.Start >= start && better)
                best = statement;
        }

        if (best is { } found && correction <= found.Answer.End)
            return found;

        // What was announced is taken back, or nothing was announced: the end of the text decides.
        int from = best is null ? after : correction;
        if (conclusion.Lines.Count == 0)
            return null;

        Statement? closing = LastLineAnswer.Read(conclusion) ?? ClosingSentence.Read(conclusion);
        return closing?.Answer.Start >= from ? closing : null;
    }

    private static List<Statement> FindAnnounced(ConcludingText conclusion, int after)
    {
        var statements = new List<Statement>();
        int count = 0;
        for (int line = conclusion.Lines.Count - 1; line >= 0 && count < MaximumCount; line--)
        {
            Extent extent = conclusion.Lines[line].Extent;
            if (extent.End <= after)
                break;

            int before = statements.Count;
            int words = ReadWords(conclusion, line, statements);
            Add(MarkedAnswer.Read(conclusion, line), statements);
            if (statements.Count == before)
                Add(ChoiceStatement.Read(conclusion, line), statements);

            count += Math.Max(words, statements.Count - before);
        }

        return statements;
    }

    private static int ReadWords(ConcludingText conclusion, int line, List<Statement> statements)
    {
        Extent extent = conclusion.Lines[line].Extent;
        var words = new Queue<Extent>();
        for (int start = extent.Start; AnswerWord.TryFind(conclusion.Text, start, extent.End, out Extent word); start = word.End)
        {
            words.Enqueue(word);
            if (words.Count > MaximumCount)
                words.Dequeue();
        }

        foreach (Extent word in words)
            Add(JsonAnswer.Read(conclusion, word) ?? AnswerStatement.Read(conclusion, line, word), statements);

        return words.Count;
    }

    private static void Add(Statement? statement, List<Statement> statements)
    {
        if (statement is { } found && (found.IsCut || !found.Answer.IsEmpty))
            statements.Add(found);
    }
}
