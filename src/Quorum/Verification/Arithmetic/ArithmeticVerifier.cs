namespace Quorum;

/// <summary>Recomputes what the steps of a chain claim.</summary>
/// <remarks>
/// Equalities, chains of equalities and inequalities between numbers are recomputed exactly; results that are rounded to the digits shown hold.
/// Written column work is followed digit by digit, carries included. Where the chain rewrites the question's expression, every rewriting must keep
/// its value. Statements in words about whole numbers and conversions of units are checked, and the values of variables are followed. Rewritten
/// formulas with variables must be identities; equations, systems of linear equations and inequalities must keep their solutions. What
/// cannot be decided, or may be meant otherwise, gets no verdict: a false alarm costs more than a missed error.
/// </remarks>
internal sealed class ArithmeticVerifier : IStepVerifier
{
    private const int MaximumQuestion = 2_000;

    /// <inheritdoc/>
    public string Name => "arithmetic";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult<IReadOnlyList<StepVerdict>>(Verify(context, cancellationToken));
    }

    private List<StepVerdict> Verify(VerificationContext context, CancellationToken cancellationToken)
    {
        var verdicts = new List<StepVerdict>();
        bool decimalComma = context.UsesDecimalComma;
        IReadOnlySet<string> names = FormulaNames.In(context.Chain.Reasoning + "\n" + context.Chain.Text);
        IStepCheck[] algebra = [new EquationCheck(), new SystemCheck()];
        IStepCheck[] checks =
        [
            new RelationCheck(),
            new StatementCheck(),
            new ConversionCheck(),
            new ColumnCheck(),
            new ReductionCheck(context.Question, context.Steps),
            new BindingCheck(),
            new IdentityCheck(),
            .. algebra,
            new InequalityCheck(),
        ];

        // Written work goes on from what was asked, where prose may start elsewhere.
        if (context.Question.Length <= MaximumQuestion && context.Steps.Any(step => ColumnLabel.Starts(step.Text)))
        {
            StepFormulas question = Formulas(new ChainStep(-1, ChainPart.Text, new TextSpan(0, context.Question.Length), context.Question), next: "");
            foreach (IStepCheck check in algebra)
                check.Check(question);
        }

        for (int i = 0; i < context.Steps.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChainStep step = context.Steps[i];
            string next = i + 1 < context.Steps.Count ? context.Steps[i + 1].Text : "";
            StepFormulas formulas = Formulas(step, next);
            StepFinding? found = null;
            foreach (IStepCheck check in checks)
            {
                // Every check sees every step, since it follows the chain.
                if (check.Check(formulas) is { } finding && (found is null || finding.Outcome > found.Outcome))
                    found = finding;
            }

            if (found is not null)
                verdicts.Add(Verdict(step, found));
        }

        return verdicts;

        StepFormulas Formulas(ChainStep step, string next) => new(step, FormulaScanner.Read(step, decimalComma, names))
        {
            IsHypothetical = Hypothesis.Covers(step.Text, next),
            ReckonsOtherwise = Hypothesis.ReckonsOtherwise(step.Text),
            Next = next,
        };
    }

    private StepVerdict Verdict(ChainStep step, StepFinding finding) => new()
    {
        Step = step,
        Outcome = finding.Outcome,
        Verifier = Name,
        ErrorSpan = finding.Place,
        Claimed = finding.Claimed,
        Actual = finding.Actual,
    };
}
