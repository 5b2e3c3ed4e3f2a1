namespace Quorum.Evaluation;

/// <summary>What is added to a question: how it is to be answered.</summary>
/// <remarks>
/// It stands in the user's message and there is no system message, as the authors of DeepSeek-R1 prescribe; the words for mathematics are theirs.
/// </remarks>
/// <param name="English">In English; empty if the question says itself what is wanted.</param>
/// <param name="Russian">In Russian.</param>
public sealed record Instruction(string English, string Russian)
{
    /// <summary>Gets the instruction for mathematics.</summary>
    public static Instruction Mathematics { get; } = new(
        @"Please reason step by step, and put your final answer within \boxed{}.",
        @"Рассуждай по шагам и запиши ответ в \boxed{}.");

    /// <summary>Gets the instruction for questions with options.</summary>
    public static Instruction Choice { get; } = new(
        @"One of the options is right. Please reason step by step, and put its letter within \boxed{}.",
        @"Верен один из вариантов. Рассуждай по шагам и запиши его букву в \boxed{}.");

    /// <summary>Gets the instruction for programs.</summary>
    public static Instruction Program { get; } = new(
        "Write a Python program that solves this. Where code is given to start from, complete it and keep its names; otherwise read from standard input and print the result. "
            + "Give the whole program in one block between ```python and ```.",
        "Напиши программу на Python, которая это решает. Если дано начало программы, допиши его, не меняя имён; иначе читай стандартный ввод и печатай результат. "
            + "Приведи программу целиком, одним блоком между ```python и ```.");

    /// <summary>Gets the instruction of questions that say themselves what is wanted.</summary>
    public static Instruction None { get; } = new("", "");

    /// <summary>Gets the instruction in a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The instruction.</returns>
    public string In(PromptLanguage language) => language == PromptLanguage.Russian ? Russian : English;

    /// <summary>Makes the prompt of a question.</summary>
    internal string AddTo(string question, PromptLanguage language) => In(language) is { Length: > 0 } text ? $"{question}\n{text}" : question;
}
