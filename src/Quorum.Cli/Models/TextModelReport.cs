using System.Globalization;
using Quorum.LlamaCpp;
using Spectre.Console;

namespace Quorum.Cli.Models;

/// <summary>Prints a report for people.</summary>
internal static class TextModelReport
{
    // Lines that another program reads are not broken.
    private const int RedirectedWidth = 1000;

    public static void Write(ModelReport report)
    {
        var table = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn();
        if (report.Summary is { } summary)
            AddSummary(table, summary);
        foreach (var hash in report.Hashes ?? [])
            Add(table, "SHA-256", hash);
        if (report.Memory is { } memory)
            AddMemory(table, memory);
        foreach (var fault in report.Faults)
            table.AddRow(new Text("Fault", new Style(Color.Red)), new Text(Capitalise(fault)));
        if (report.Faults.Count == 0)
            Add(table, "Faults", "none found in header, metadata, vocabulary and tensor table; the weights are not read");
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = RedirectedWidth;
        AnsiConsole.Write(table);
    }

    private static void AddSummary(Grid table, ModelSummary model)
    {
        Add(table, "Name", model.Name);
        Add(table, "Architecture", $"{model.Architecture}{Part(", ", model.SizeLabel)}, {Count(model.Parameters)} parameters in {model.TensorCount} tensors");
        Add(table, "Shape", $"{model.Layers} layers, width {model.Embedding}, {model.Heads} heads{Part(" over ", model.KeyValueHeads?.ToString(CultureInfo.InvariantCulture))}{(model.KeyValueHeads is null ? "" : " KV heads")}");
        Add(table, "Context", string.Create(CultureInfo.InvariantCulture, $"{model.Context:N0} tokens"));
        Add(table, "Weights", string.Create(CultureInfo.InvariantCulture, $"{ByteSize.Format(model.Bytes)}, {model.BitsPerWeight:0.00} bits each: {string.Join(", ", model.Quantisation.Select(part => $"{part.Type} {ByteSize.Format(part.Bytes)} in {part.Tensors}"))}"));
        Add(table, "Vocabulary", string.Create(CultureInfo.InvariantCulture, $"{model.Tokens:N0} tokens, {model.Tokenizer}"));
        Add(table, "Chat format", $"{model.ChatFormat}{(model.ChatTemplateLength is { } length ? $" (a template of {length} characters)" : "")}; {(model.Thinking is { } ids ? $"reasons between <think> ({ids.Open}) and </think> ({ids.Close})" : "no <think> token, so it is not of the R1 style")}");
        foreach (var (key, value) in model.Provenance)
            Add(table, Capitalise(key.Replace('_', ' ').Replace('.', ' ')), value);
        Add(table, "File", model.Parts.Count == 1 ? $"{model.Parts[0]}, GGUF version {model.Version}" : $"{model.Parts[0]} and {model.Parts.Count - 1} more parts, GGUF version {model.Version}");
    }

    private static void AddMemory(Grid table, MemoryPlan memory)
    {
        Add(table, "Memory", string.Create(CultureInfo.InvariantCulture, $"{memory.Samples} samples of {memory.Tokens:N0} tokens, KV in {memory.CacheType}: about {memory.Estimate}"));
        var fit = memory.TokensThatFit > 0 ? $"{memory.TokensThatFit.ToString("N0", CultureInfo.InvariantCulture)} tokens a sample fit" : "not even the shortest samples fit";
        var verdict = memory.Fits
            ? $"yes, {memory.Available} are available"
            : $"no, only {memory.Available} are available; {fit}. Draw fewer samples at a time, store KV in q8_0, or take a smaller quantisation.";
        table.AddRow(new Text("Fits"), new Text(Capitalise(verdict), new Style(memory.Fits ? Color.Green : Color.Red)));
    }

    private static void Add(Grid table, string name, string value) => table.AddRow(new Text(name), new Text(value));

    private static string Part(string before, string? text) => text is null ? "" : before + text;

    private static string Capitalise(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Count(long parameters) => parameters switch
    {
        >= 1_000_000_000 => (parameters / 1e9).ToString("0.00 'billion'", CultureInfo.InvariantCulture),
        >= 1_000_000 => (parameters / 1e6).ToString("0.0 'million'", CultureInfo.InvariantCulture),
        _ => parameters.ToString("N0", CultureInfo.InvariantCulture),
    };
}
