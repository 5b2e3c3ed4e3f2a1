namespace TinyModelTrainer.Problems;

/// <summary>Words a question about an expression the ways people do.</summary>
public sealed class QuestionWriter(Random random)
{
    /// <summary>What the sample applications append to a question.</summary>
    public const string Directive = "\nPlease reason step by step, and put your final answer within \\boxed{}.";

    private static readonly string[] s_phrasings =
        ["What is {0}?", "What is {0}?", "Compute {0}.", "Calculate {0}.", "Calculate {0}", "Evaluate {0}.", "{0} = ?", "{0}", "{0} ="];

    private static readonly string[] s_remainderPhrasings =
        ["What is {0} with remainder?", "Compute {0} with remainder.", "Divide {1} by {2} with remainder.", "{0} with remainder"];

    /// <summary>A question for the value of an expression.</summary>
    public string Ask(Expression expression) => Decorate(Pick(s_phrasings).Replace("{0}", Notation(expression), StringComparison.Ordinal));

    /// <summary>A question for quotient and remainder.</summary>
    public string AskWithRemainder(Quotient quotient) => Decorate(Pick(s_remainderPhrasings)
        .Replace("{0}", Notation(quotient), StringComparison.Ordinal)
        .Replace("{1}", quotient.Dividend.ToString(), StringComparison.Ordinal)
        .Replace("{2}", quotient.Divisor.ToString(), StringComparison.Ordinal));

    private string Notation(Expression expression)
    {
        var text = expression.ToString()!;
        if (random.Next(4) == 0)
            text = text.Replace('*', '×').Replace('/', '÷');
        if (random.Next(4) == 0)
            text = text.Replace(" ", "", StringComparison.Ordinal);
        return text;
    }

    private string Decorate(string question) => random.Next(2) == 0 ? question + Directive : question;

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];
}
