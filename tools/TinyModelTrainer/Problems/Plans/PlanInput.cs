namespace TinyModelTrainer.Problems.Plans;

/// <summary>What a goal leaves open until its plan is run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record PlanInput(string Name, string Type)
{
    /// <summary>How goals and plans refer to it.</summary>
    public override string ToString() => $"${Name}";
}
