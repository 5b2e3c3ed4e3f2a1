namespace TinyModelTrainer.Tokens;

/// <summary>The marks of the R1 chat format, with the ids they have in this vocabulary.</summary>
public static class SpecialToken
{
    /// <summary>Begins every prompt.</summary>
    public const int Begin = 0;

    /// <summary>Ends every reply.</summary>
    public const int End = 1;

    /// <summary>Fills batches.</summary>
    public const int Padding = 2;

    /// <summary>The first of the marks that are written as text and not hidden: <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>.</summary>
    public const int FirstVisible = 14;

    /// <summary>The texts of all marks, by id.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "<｜begin▁of▁sentence｜>",
        "<｜end▁of▁sentence｜>",
        "<｜▁pad▁｜>",
        "<｜User｜>",
        "<｜Assistant｜>",
        "<｜tool▁calls▁begin｜>",
        "<｜tool▁calls▁end｜>",
        "<｜tool▁call▁begin｜>",
        "<｜tool▁call▁end｜>",
        "<｜tool▁sep｜>",
        "<｜tool▁outputs▁begin｜>",
        "<｜tool▁outputs▁end｜>",
        "<｜tool▁output▁begin｜>",
        "<｜tool▁output▁end｜>",
        "<think>",
        "</think>",
    ];
}
