using System.Globalization;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>Draws what a goal speaks of: given in its words, or left open as an input.</summary>
/// <param name="random">The source of every choice.</param>
/// <param name="isOpen">Whether things may be left open.</param>
internal sealed class GoalDraft(Random random, bool isOpen)
{
    private static readonly string[] s_names = ["Anna", "Ben", "Clara", "David", "Emma", "Grace", "Ivan", "Julia", "Leo", "Maria", "Paul", "Rosa"];

    private readonly List<PlanInput> _inputs = [];

    /// <summary>What has been left open so far.</summary>
    public IReadOnlyList<PlanInput> Inputs => _inputs;

    /// <summary>The number of an order.</summary>
    public object Id() => Draw("integer", ["id", "order"], () => random.Between(1, 99));

    /// <summary>The name of a person.</summary>
    public object Name() => Draw("string", ["name", "from"], () => random.Pick(s_names));

    /// <summary>A date.</summary>
    public object Date() => Draw("date", ["date", "day"], () => new DateOnly(2026, 1, 1).AddDays(random.Next(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A number of days.</summary>
    public object Days() => Draw("integer", ["days", "time"], () => random.Between(2, 99));

    /// <summary>A number to reckon with.</summary>
    /// <param name="most">The greatest it can be.</param>
    public object Number(int most) => Draw("number", ["number", "amount"], () => random.Between(2, most));

    /// <summary>An order, by its number.</summary>
    public (string Words, object Id) Order()
    {
        var id = Id();
        return ($"order {id}", id);
    }

    /// <summary>The last order of a person.</summary>
    public (string Words, object Id) LastOrder()
    {
        var name = Name();
        return (random.Pick([$"the last order of {name}", $"{name}'s last order"]), new PlannedCall(PlanFunctions.Last, [name]));
    }

    /// <summary>One or the other.</summary>
    public (string Words, object Id) AnyOrder() => random.Once(2) ? Order() : LastOrder();

    /// <summary>One of the wordings.</summary>
    public string Say(params string[] wordings) => random.Pick(wordings);

    /// <summary>Whether something happens that happens every other time.</summary>
    public bool Toss() => random.Once(2);

    private object Draw(string type, string[] names, Func<object> value)
    {
        var free = names.FirstOrDefault(name => _inputs.All(input => input.Name != name));
        if (!isOpen || free is null || !random.Once(2))
            return value();

        var input = new PlanInput(free, type);
        _inputs.Add(input);
        return input;
    }
}
