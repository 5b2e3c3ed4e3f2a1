using System.Text.Json.Nodes;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>Problems of a file of any origin.</summary>
internal static class MappedProblems
{
    public static Problem Read(Row row, FieldMapping mapping)
    {
        string question = row.Get(mapping.Question);
        Expected expected;
        if (mapping.Tests is not null)
        {
            expected = new ExpectedProgram(CodeLanguage.Python, ReadTests(row, mapping.Tests));
        }
        else if (mapping.Options is not null)
        {
            IReadOnlyList<string> options = row.GetList(mapping.Options);
            question = ChoiceOptions.AddTo(row, question, options);
            expected = new ExpectedAnswer(ChoiceOptions.FindRight(row, row.Get(mapping.Answer!), options));
        }
        else
        {
            expected = new ExpectedAnswer(row.Get(mapping.Answer!));
        }

        return new()
        {
            Id = mapping.Id is { } id ? row.Get(id) : row.Name,
            Question = question,
            Prompt = question,
            Expected = expected,
            Subject = mapping.Subject is { } subject ? row.Find(subject) : null,
            Level = mapping.Level is { } level ? row.Find(level) : null,
        };
    }

    private static PackedTests ReadTests(Row row, string field)
    {
        try
        {
            return row.Node(field) is JsonObject tests ? PackedTests.Of(tests.ToJsonString()) : PackedTests.Of(row.Get(field));
        }
        catch (FormatException e) when (!e.Message.StartsWith("Row", StringComparison.Ordinal))
        {
            throw row.Fault($"has tests that cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }
}
