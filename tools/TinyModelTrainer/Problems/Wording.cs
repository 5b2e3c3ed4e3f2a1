namespace TinyModelTrainer.Problems;

/// <summary>The words that all families of one language share.</summary>
public sealed record Wording
{
    private Wording()
    {
    }

    /// <summary>English.</summary>
    public static Wording English { get; } = new()
    {
        Language = "en",
        Places = ["ones", "tens", "hundreds", "thousands", "ten thousands"],
        Headers = ["", "", "Now ", "Next "],
        Rests = ["", "So "],
        Concluding = "The answer is",
        Directive = "\nPlease reason step by step, and put your final answer within \\boxed{}.",
    };

    /// <summary>Russian.</summary>
    public static Wording Russian { get; } = new()
    {
        Language = "ru",
        Places = ["единицы", "десятки", "сотни", "тысячи", "десятки тысяч"],
        Headers = ["", "", "Далее "],
        Rests = ["", "Итак "],
        Concluding = "Ответ:",
        Directive = "\nРассуждай по шагам и запиши ответ в \\boxed{}.",
    };

    /// <summary>The language's two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>The places of written arithmetic, the ones first.</summary>
    public required string[] Places { get; init; }

    /// <summary>What may stand before a computation that is announced.</summary>
    public required string[] Headers { get; init; }

    /// <summary>What may stand before the rest of an expression.</summary>
    public required string[] Rests { get; init; }

    /// <summary>What stands before the box.</summary>
    public required string Concluding { get; init; }

    /// <summary>What the sample applications append to a question.</summary>
    public required string Directive { get; init; }
}
