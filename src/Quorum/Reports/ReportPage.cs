namespace Quorum;

/// <summary>What surrounds the sections: the head with its styles, and the end.</summary>
internal static class ReportPage
{
    private const string StyleName = "Quorum.Reports.report.css";

    /// <summary>Opens the page.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="title">Its title.</param>
    /// <param name="furtherStyle">Styles of sections that are not of a consensus; <see langword="null"/> for none.</param>
    public static void Open(HtmlWriter html, string title, Stream? furtherStyle = null)
    {
        // The policy is the second lock: should any text ever become markup, it could still load nothing and run nothing.
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>

            """);
        using (var style = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(StyleName)!))
            html.CopyMarkup(style);

        if (furtherStyle is not null)
        {
            using var further = new StreamReader(furtherStyle);
            html.CopyMarkup(further);
        }

        html.Write($"""
            </style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>

            """);
    }

    public static void Close(HtmlWriter html) => html.Write($"""
        </main>
        </body>
        </html>

        """);
}
