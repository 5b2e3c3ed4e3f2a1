namespace Quorum;

/// <summary>The tables that whoever writes the report adds.</summary>
internal static class TableSection
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportTable> tables)
    {
        foreach (ReportTable table in tables)
        {
            html.Write($"<section class=\"added\">\n<h2>{table.Title}</h2>\n<table>\n<thead><tr>");
            foreach (string column in table.Columns)
                html.Write($"<th scope=\"col\">{column}</th>");

            html.Write($"</tr></thead>\n<tbody>\n");
            foreach (IReadOnlyList<string> row in table.Rows)
                WriteRow(html, row);

            html.Write($"</tbody>\n</table>\n</section>\n");
        }
    }

    private static void WriteRow(HtmlWriter html, IReadOnlyList<string> row)
    {
        html.Write($"<tr>");
        foreach (string cell in row)
            html.Write($"<td class=\"as-written\" dir=\"auto\">{cell}</td>");

        html.Write($"</tr>\n");
    }
}
