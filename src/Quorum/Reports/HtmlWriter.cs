using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Quorum;

/// <summary>Writes HTML of which the literals are markup and everything inserted is text, so that no text can become markup.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    // The default encoder would turn every letter that is not Latin into an entity.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly TextWriter _output = output;

    /// <summary>Writes markup; values inserted into it are encoded, in elements as in quoted attributes.</summary>
    /// <param name="markup">An interpolated string, which is written while it is evaluated.</param>
#pragma warning disable CA1822, IDE0060 // All is done when the handler comes here.
    public void Write([InterpolatedStringHandlerArgument("")] Markup markup)
    {
    }
#pragma warning restore CA1822, IDE0060

    /// <summary>Writes part of a text, encoded.</summary>
    public void WriteText(string text, int start, int length) => s_encoder.Encode(_output, text, start, length);

    /// <summary>Copies markup that is part of the program.</summary>
    public void CopyMarkup(TextReader markup)
    {
        Span<char> buffer = stackalloc char[1024];
        for (int read; (read = markup.Read(buffer)) > 0;)
            _output.Write(buffer[..read]);
    }

    /// <summary>An interpolated string that goes to the output piece by piece.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly TextWriter _output;

#pragma warning disable IDE0060 // The compiler gives the lengths.
        public Markup(int literalLength, int formattedCount, HtmlWriter html) => _output = html._output;
#pragma warning restore IDE0060

        public void AppendLiteral(string markup) => _output.Write(markup);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
                s_encoder.Encode(_output, text);
        }

        public void AppendFormatted(int number) => _output.Write(number.ToString(CultureInfo.InvariantCulture));
    }
}
