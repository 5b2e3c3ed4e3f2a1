namespace Quorum.Evaluation;

/// <summary>The problems that the model solves least often, with what it wrote.</summary>
internal static class HardestSection
{
    private const int MostAnswers = 4;

    public static async Task WriteAsync(HtmlWriter html, RunScore score, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return;

        html.Write($"""
            <section class="hardest" aria-labelledby="hardest-title">
            <h2 id="hardest-title">{EvaluationWords.Hardest}</h2>
            <p class="hint">{EvaluationWords.HardestHint}</p>

            """);

        // Those with an answer first: what was never answered shows nothing.
        foreach (ScoredProblem problem in score.Problems.OrderBy(problem => problem.PassRate).ThenByDescending(problem => problem.Chains.Count(chain => chain.Chain.Answer is not null)).Take(count))
            WriteProblem(html, problem, await score.ReadChainsAsync(problem, cancellationToken).ConfigureAwait(false));

        html.Write($"</section>\n");
    }

    private static void WriteProblem(HtmlWriter html, ScoredProblem scored, IReadOnlyList<Chain> chains)
    {
        Problem problem = scored.Problem;
        html.Write($"""
            <details class="chain problem"><summary>
            <span class="number">{problem.Id}</span>
            <span class="badge error">{EvaluationWords.RightSamples(scored)}</span>
            <span class="meta">{problem.Subject}{(problem.Level is null ? "" : $", {problem.Level}")}</span>
            </summary>
            <div class="body">
            <p class="as-written" dir="auto">{problem.Question}</p>
            <p class="expected">{EvaluationWords.Expected}: <bdi>{Describe(problem.Expected)}</bdi></p>

            """);
        foreach (IGrouping<Answer?, Chain> group in chains.GroupBy(chain => chain.Answer).OrderByDescending(group => group.Count()).Take(MostAnswers))
        {
            // A chain with a marked step tells more than another of the same answer.
            Chain shown = group.FirstOrDefault(chain => chain.Verification?.FirstError is not null) ?? group.First();
            html.Write($"<h3>{EvaluationWords.ChainsWith(group.Count(), group.Key?.Display ?? ReportWords.Of(shown.Outcome))}</h3>\n");
            MarkedText.Write(html, shown);
        }

        html.Write($"</div></details>\n");
    }

    private static string Describe(Expected expected) => expected switch
    {
        ExpectedAnswer answer => answer.Text,
        ExpectedCall call => ToolCallText.Write(call.Name, call.Arguments),
        _ => EvaluationWords.AProgram,
    };
}
