using System.Globalization;

namespace Quorum.Samples;

/// <summary>The file of an HTML report.</summary>
internal sealed class HtmlReport(string path) : IDisposable
{
    private readonly bool _isNew = !File.Exists(path);
    private bool _isWritten;

    // An older report stays until there is a new one.
    private readonly FileStream _file = new(path, FileMode.OpenOrCreate, FileAccess.Write);

    public void Write(ConsensusResult result, string model, AgentOptions options, params ReportTable[] tables)
    {
        _isWritten = true;
        _file.SetLength(0);
        ConsensusReport.WriteHtml(result, _file, new() { Settings = [.. Settings(model, options)], Tables = tables });
    }

    public void Dispose()
    {
        _file.Dispose();
        if (_isNew && !_isWritten)
            File.Delete(path);
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(string model, AgentOptions options)
    {
        yield return new("Model", model);
        if (options.Temperature is { } temperature)
            yield return new("Temperature", temperature.ToString(CultureInfo.InvariantCulture));
        if (options.TopP is { } topP)
            yield return new("Top-p", topP.ToString(CultureInfo.InvariantCulture));
        if (options.MaxTokens is { } maxTokens)
            yield return new("Most tokens of a chain", maxTokens.ToString(CultureInfo.InvariantCulture));
    }
}
