namespace Quorum;

internal sealed partial class AnswerReader
{
    private static readonly NotationToken _comma = new(NotationTokenKind.Symbol, ",", 0);
    private static readonly NotationToken _semicolon = new(NotationTokenKind.Symbol, ";", 0);

    /// <summary>Reads rows behind one brace, all of which hold, or behind one square bracket, one of which does.</summary>
    private Reading? ReadOpenSystem(int start, int end)
    {
        string open = _tokens[start].Text;
        int environment = start + 1;
        if (_tokens[start].Kind != NotationTokenKind.Symbol || open is not ("⦃" or "[" or "{") || _brackets.PartnerOf(start) >= 0
            || environment >= end || _brackets.PartnerOf(environment) != end - 1
            || !_tokens[environment].Text.StartsWith(@"\begin:", StringComparison.Ordinal))
        {
            return null;
        }

        List<(int Start, int End)>[] rows = RowsOf(environment + 1, end - 1);
        return (open == "[" ? null : ReadPieces(rows)) ?? ReadSystem(rows, alternatives: open == "[");
    }

    private List<(int Start, int End)>[] RowsOf(int start, int end) =>
        [.. Split(start, end, token => token.Is(@"\\")).Select(row => Split(row.Start, row.End, token => token.Is("&")))];

    /// <summary>Reads rows as a list. A row that begins with a relation goes on with the chain of the row before.</summary>
    private Reading? ReadSystem(List<(int Start, int End)>[] rows, bool alternatives)
    {
        var tokens = new List<NotationToken>();
        foreach (List<(int Start, int End)> row in rows)
        {
            NotationToken[] cells = [.. row.SelectMany(cell => _tokens[cell.Start..cell.End])];
            while (cells is [.., { Kind: NotationTokenKind.Symbol, Text: "," or ";" or "." }])
                cells = cells[..^1];

            if (cells.Length == 0)
                continue;

            if (tokens.Count > 0 && !IsRelation(cells[0]))
                tokens.Add(alternatives ? _semicolon : _comma);

            tokens.AddRange(cells);
        }

        return ReadApart([.. tokens]);
    }

    /// <summary>Reads tokens that do not stand next to each other in the answer.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="families">Whether they must be a family with an integer parameter.</param>
    private Reading? ReadApart(NotationToken[] tokens, bool families = false)
    {
        if (tokens.Length == 0 || _depth >= MaximumDepth)
            return null;

        var reader = new AnswerReader(tokens, _policy) { _depth = _depth + 1 };
        return families ? reader.ReadFamily(implied: false) : reader.ReadList(0, tokens.Length);
    }

    /// <summary>Reads a function given in pieces: rows of a formula and the condition under which it holds.</summary>
    private Reading? ReadPieces(List<(int Start, int End)>[] rows)
    {
        var pieces = new List<(string Condition, string Value)>();
        string? problem = null;
        RealSet covered = RealSet.Empty;
        foreach (List<(int Start, int End)> row in rows)
        {
            if (row.Count == 0)
                continue;

            if (row.Count != 2)
                return null;

            NotationToken[] condition = [.. _tokens[row[1].Start..row[1].End].Where(token => !IsConditional(token))];
            NotationToken[] value = [.. _tokens[row[0].Start..row[0].End]];
            while (value is [.., { Kind: NotationTokenKind.Symbol, Text: "," }])
                value = value[..^1];

            while (condition is [.., { Kind: NotationTokenKind.Symbol, Text: "," or "." or ";" }])
                condition = condition[..^1];

            bool otherwise = condition is [{ IsWord: true, Text: "otherwise" or "else" or "иначе" or "Otherwise" }];
            Reading? region = otherwise ? covered.Complement().ToReading() : ReadApart(condition);
            region ??= TextFolding.ToReading(condition);
            if (condition.Length == 0 || (IsRelation(condition[0]) && value is not [{ IsNumber: true }, ..]) || ReadApart(value) is not { } reading)
                return null;

            covered = region.Region is { } part ? covered.Union(part) : covered;
            problem ??= region.Problem ?? reading.Problem;
            pieces.Add((region.Key, reading.Key));
        }

        if (pieces.Count < 2)
            return null;

        string[] keys = [.. pieces.Select(piece => $"{piece.Condition}:{piece.Value}").Order(StringComparer.Ordinal)];
        return new($"pieces:{string.Join('|', keys)}", AnswerKind.Expression) { Problem = problem };
    }

    private static bool IsConditional(NotationToken token) => token.IsWord && token.Text.ToLowerInvariant() is "if" or "when" or "for" or "если" or "при" or "where" or "as";
}
