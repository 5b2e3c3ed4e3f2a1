using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>What a repetition of the run needs.</summary>
internal static class ManifestSection
{
    public static void Write(HtmlWriter html, RunScore score)
    {
        RunManifest manifest = score.Manifest;
        html.Write($"""
            <section class="settings" aria-labelledby="settings-title">
            <h2 id="settings-title">{EvaluationWords.Settings}</h2>
            <dl class="facts">

            """);
        WriteFact(html, "Model", manifest.Model.Name);
        WriteFact(html, "SHA-256 of the model", manifest.Model.Sha256);
        WriteFact(html, "Server", manifest.Model.Endpoint);
        WriteFact(html, "Engine", manifest.Model.Engine);
        foreach ((string name, string value) in manifest.Model.Setup ?? new Dictionary<string, string>())
            WriteFact(html, $"Engine: {name}", value);

        WriteFact(html, "Benchmark", manifest.Source.Benchmark);
        WriteFact(html, "File", manifest.Source.File);
        WriteFact(html, "SHA-256 of the file", manifest.Source.Sha256);
        WriteFact(html, "Licence", manifest.Source.Licence);
        WriteFact(html, "Instruction", manifest.Source.Instruction);
        WriteFact(html, "Samples of each problem", ReportNumbers.Whole(manifest.Samples));
        WriteFact(html, "Temperature", manifest.Settings.Temperature.ToString(CultureInfo.InvariantCulture));
        WriteFact(html, "Top-p", manifest.Settings.TopP.ToString(CultureInfo.InvariantCulture));
        WriteFact(html, "Most tokens of a sample", manifest.Settings.MaxOutputTokens is { } most ? ReportNumbers.Count(most) : null);
        WriteFact(html, "Seed", ReportNumbers.Whole(manifest.Settings.Seed));
        WriteFact(html, "Begun", manifest.Created.ToString("u", CultureInfo.InvariantCulture));
        foreach ((string name, string version) in manifest.Versions)
            WriteFact(html, name, version);

        html.Write($"</dl>\n</section>\n");
    }

    private static void WriteFact(HtmlWriter html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            html.Write($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
    }
}
