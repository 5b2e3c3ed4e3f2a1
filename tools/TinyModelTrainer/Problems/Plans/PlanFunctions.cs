using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>The functions of the sample <c>KernelPipeline</c>: arithmetic, dates, and orders of a shop.</summary>
public static class PlanFunctions
{
    /// <summary>a + b.</summary>
    public static PlanFunction Add { get; } = Arithmetic("add", "Adds a and b.");

    /// <summary>a - b.</summary>
    public static PlanFunction Subtract { get; } = Arithmetic("subtract", "Subtracts b from a.");

    /// <summary>a * b.</summary>
    public static PlanFunction Multiply { get; } = Arithmetic("multiply", "Multiplies a by b.");

    /// <summary>a / b.</summary>
    public static PlanFunction Divide { get; } = Arithmetic("divide", "Divides a by b.");

    /// <summary>A later date.</summary>
    public static PlanFunction After { get; } = new("dates-after", [("date", "date"), ("days", "integer")], "date", "The date some days later.");

    /// <summary>Days from one date to another.</summary>
    public static PlanFunction Days { get; } = new("dates-days", [("from", "date"), ("to", "date")], "integer", "The days from one date to another.");

    /// <summary>What an order costs.</summary>
    public static PlanFunction Price { get; } = new("orders-price", [("id", "integer")], "number", "The price of an order.");

    /// <summary>When an order was made.</summary>
    public static PlanFunction Date { get; } = new("orders-date", [("id", "integer")], "date", "The date of an order.");

    /// <summary>Somebody's last order.</summary>
    public static PlanFunction Last { get; } = new("orders-last", [("name", "string")], "integer", "The last order of a person.");

    /// <summary>How many orders somebody made.</summary>
    public static PlanFunction Count { get; } = new("orders-count", [("name", "string")], "integer", "The number of orders of a person.");

    /// <summary>Cancels an order: the only one with a side effect.</summary>
    public static PlanFunction Cancel { get; } = new("orders-cancel", [("id", "integer")], "boolean", "Cancels an order.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<PlanFunction> All { get; } = [Add, Subtract, Multiply, Divide, After, Days, Price, Date, Last, Count, Cancel];

    private static PlanFunction Arithmetic(string name, string description) => new($"math-{name}", [("a", "number"), ("b", "number")], "number", description);
}
