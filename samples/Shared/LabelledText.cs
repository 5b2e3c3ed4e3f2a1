using System.Globalization;
using Spectre.Console;

namespace Quorum.Samples;

/// <summary>Prints lines with labels, and the lines that every consensus has.</summary>
/// <param name="plain">Where they go, without colours; null for the terminal.</param>
internal sealed class LabelledText(TextWriter? plain)
{
    /// <summary>The standard output. Piped output must not be wrapped at a terminal's width.</summary>
    public static LabelledText Standard { get; } = new(Console.IsOutputRedirected ? Console.Out : null);

    public void Line(string label, string markup, string style = "bold") => Print($"[{style}]{label}:[/]{new string(' ', 12 - label.Length)}{markup}");

    public void Print(string markup)
    {
        if (plain is not null)
            plain.WriteLine(Markup.Remove(markup));
        else
            AnsiConsole.MarkupLine(markup);
    }

    /// <summary>Prints a text, each of its lines indented.</summary>
    public void Indented(string markup) => Print($"  {markup.Replace("\n", "\n  ", StringComparison.Ordinal)}");

    public void Chain(string title, Chain chain, string answer)
    {
        Print("");
        Print($"[bold]{title}[/] (sample {chain.Index}{Markup.Escape(answer)}):");
        Indented(MarkedChain.ToMarkup(chain));
    }

    public void Probability(ConsensusResult result, string what) =>
        Line("Probability", string.Create(CultureInfo.InvariantCulture, $"{Math.Min(result.Probability!.Value, 0.9999):P2} that this is what {what}"));

    public void Cost(ConsensusResult result)
    {
        var saved = result.EstimateTokensSaved() is > 0 and var tokens ? string.Create(CultureInfo.InvariantCulture, $", about {tokens:N0} saved against all {result.SampleCount} samples") : "";
        Line("Cost", string.Create(CultureInfo.InvariantCulture, $"{result.TokensSpent.OutputTokenCount:N0} tokens drawn in {result.Elapsed.TotalSeconds:N1} s{saved}; seed {result.SeedBase}"));
    }

    public void Notes(ConsensusResult result)
    {
        foreach (var note in result.Notes)
            Line("Note", Markup.Escape(note));
    }
}
