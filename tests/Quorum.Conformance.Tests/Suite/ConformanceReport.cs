using System.Globalization;
using System.Text;

namespace Quorum.Conformance;

/// <summary>Collects what each client passed, skipped and failed, and prints it when all tests have ended.</summary>
public sealed class ConformanceReport : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _outcomes = new(StringComparer.Ordinal);

    /// <summary>Records an outcome.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="test">The test's name.</param>
    /// <param name="outcome">"passed", "failed", or "skipped" with the reason.</param>
    public void Add(string client, string test, string outcome)
    {
        lock (_lock)
        {
            if (!_outcomes.TryGetValue(client, out var outcomes))
                _outcomes[client] = outcomes = new(StringComparer.Ordinal);

            // The streamed and the whole reply are one line: what went wrong with either of them.
            if (!outcomes.TryGetValue(test, out var known) || known == "passed")
                outcomes[test] = outcome;
        }
    }

    /// <summary>Writes the lists as text.</summary>
    /// <returns>One block for each client.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (client, outcomes) in _outcomes)
        {
            int Count(string outcome) => outcomes.Values.Count(value => value.StartsWith(outcome, StringComparison.Ordinal));
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Conformance of {client}: {Count("passed")} passed, {Count("skipped")} skipped, {Count("failed")} failed");
            foreach (var (test, outcome) in outcomes)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {test.Replace('_', ' ')}: {outcome}");
        }

        return text.ToString();
    }

    public void Dispose()
    {
        Console.WriteLine(ToString());
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "conformance.txt"), ToString());
    }
}
