using System.Text;

namespace Quorum;

/// <summary>Writes what became of a question as a page for a person who has never seen such a report.</summary>
/// <remarks>
/// The page is one HTML file that asks nothing of the network and runs no script. Whatever comes from the model is shown as text and can
/// never become markup; formulas stay as they were written. The page is written as it is made, so a run of a thousand long chains
/// needs no more memory than its result. Thread-safe, as long as each call has an output of its own.
/// </remarks>
public static class ConsensusReport
{
    /// <summary>Writes the report of a run as an HTML page.</summary>
    /// <param name="result">The run.</param>
    /// <param name="output">Where the page goes. It must encode as UTF-8, which the page declares, and stays open.</param>
    /// <param name="options">What the result does not know; by default nothing is added.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> or <paramref name="output"/> is <see langword="null"/>.</exception>
    public static void WriteHtml(ConsensusResult result, TextWriter output, ConsensusReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        options ??= new();
        var html = new HtmlWriter(output);
        ReportPage.Open(html, options.Title);
        DecisionSection.Write(html, result);
        TableSection.Write(html, options.Tables);
        VoteSection.Write(html, result);
        CertaintySection.Write(html, result);
        ChainSection.Write(html, result);
        CostSection.Write(html, result);
        SettingsSection.Write(html, result, options);
        ReportPage.Close(html);
    }

    /// <summary>Writes the report of a run as an HTML page in UTF-8.</summary>
    /// <param name="result">The run.</param>
    /// <param name="output">Where the page goes. It stays open.</param>
    /// <param name="options">What the result does not know; by default nothing is added.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> or <paramref name="output"/> is <see langword="null"/>.</exception>
    public static void WriteHtml(ConsensusResult result, Stream output, ConsensusReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14, leaveOpen: true);
        WriteHtml(result, writer, options);
    }
}
