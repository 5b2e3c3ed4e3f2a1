namespace Quorum.Evaluation;

/// <summary>Which fields of a row hold what, for a file of any origin. Names of fields are compared without case.</summary>
public sealed record FieldMapping
{
    /// <summary>Gets the field with the question.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// Gets the field with the answer: an answer as <see cref="MathAnswer"/> reads it, with <see cref="Options"/> the letter of the right one, else its number
    /// from 0, else its text. It may be left out where there are <see cref="Tests"/>.
    /// </summary>
    public string? Answer { get; init; }

    /// <summary>Gets the field with the list of options; <see langword="null"/> if there are none.</summary>
    public string? Options { get; init; }

    /// <summary>
    /// Gets the field with the tests of a program in Python, an object with <c>inputs</c>, <c>outputs</c> and perhaps <c>fn_name</c>, as JSON or
    /// as a text of JSON; <see langword="null"/> if no program is asked for.
    /// </summary>
    public string? Tests { get; init; }

    /// <summary>Gets the field that names the problem; by default the number of the row does, in a folder of several files with the name of its file.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the field with the subject, if there is one.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the field with the level, if there is one.</summary>
    public string? Level { get; init; }

    /// <summary>Reads a mapping.</summary>
    /// <param name="text">Such as <c>question=prompt,answer=target,subject=topic</c>.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is no mapping; the message says why.</exception>
    public static FieldMapping Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } field])
                throw new FormatException($"'{part}' maps nothing; write NAME=FIELD, such as question=prompt.");

            fields[name] = field;
        }

        string? Take(string name) => fields.Remove(name, out string? field) ? field : null;

        var mapping = new FieldMapping
        {
            Question = Take("question") ?? throw new FormatException("The mapping says nothing of the question; write question=FIELD."),
            Answer = Take("answer"),
            Options = Take("options"),
            Tests = Take("tests"),
            Id = Take("id"),
            Subject = Take("subject"),
            Level = Take("level"),
        };
        if (fields.Count > 0)
            throw new FormatException($"The mapping names '{fields.Keys.First()}', but there are only question, answer, options, tests, id, subject and level.");

        return mapping.Answer is null && mapping.Tests is null
            ? throw new FormatException("The mapping says neither what the answer is nor what the tests are; write answer=FIELD or tests=FIELD.")
            : mapping;
    }
}
