namespace Quorum.Evaluation;

/// <summary>Bars for each subject or level.</summary>
internal static class GroupSection
{
    public static void Write(HtmlWriter html, string id, string title, IReadOnlyList<GroupScore> groups)
    {
        if (groups.Count < 2)
            return;

        html.Write($"""
            <section class="groups-of-problems" aria-labelledby="{id}-title">
            <h2 id="{id}-title">{title}</h2>
            <p class="hint">{EvaluationWords.GroupsHint}</p>
            <ul class="series-names"><li class="s0">{EvaluationWords.PassAt1}</li><li class="s1">{EvaluationWords.Majority}</li><li class="s2">{EvaluationWords.Verified}</li></ul>
            <ul class="bars">

            """);
        foreach (GroupScore group in groups)
        {
            html.Write($"<li><div class=\"label\"><bdi class=\"name\">{group.Name}</bdi> <span class=\"count\">{EvaluationWords.Group(group)}</span></div>\n");
            WriteBar(html, 0, group.PassAt1.Mean);
            WriteBar(html, 1, group.Majority.Mean);
            WriteBar(html, 2, group.Verified.Mean);
            html.Write($"</li>\n");
        }

        html.Write($"</ul>\n</section>\n");
    }

    private static void WriteBar(HtmlWriter html, int series, double share) =>
        html.Write($"<div class=\"track s{series}\" aria-hidden=\"true\"><div class=\"bar\" style=\"width:{ReportNumbers.Place(100 * share)}%\"></div></div>\n");
}
