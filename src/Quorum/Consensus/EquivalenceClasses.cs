using System.Globalization;

namespace Quorum;

/// <summary>Gives equivalent values the same answer. Thread-safe.</summary>
internal sealed class EquivalenceClasses<T>(IEqualityComparer<T>? equivalence)
    where T : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<T, Answer> _answers = new(equivalence);

    /// <summary>The answer of a value's class, written as the first of the class was.</summary>
    public Answer ToAnswer(T value)
    {
        lock (_lock)
        {
            if (_answers.TryGetValue(value, out Answer? answer))
                return answer;

            string key = string.Create(CultureInfo.InvariantCulture, $"class {_answers.Count}");
            answer = new Answer(key, Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "", AnswerKind.Text);
            _answers.Add(value, answer);
            return answer;
        }
    }
}
