using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Plans;

/// <summary>The kinds of goals.</summary>
internal static class PlanGoals
{
    /// <summary>Goals of one or two calls.</summary>
    public static ImmutableArray<Func<GoalDraft, PlanGoal>> Short { get; } = [Reckoning, Later, Between, PriceOf, DateOf, Orders, Cancelling];

    /// <summary>Goals of two to four calls.</summary>
    public static ImmutableArray<Func<GoalDraft, PlanGoal>> Long { get; } =
        [ChangedPrice, TwoPrices, DividedPrices, DaysOfOrders, DaysFromOrder, LaterThanOrder, TwoCounts, EachOrder, TwoCancelled, CancelledAndLeft, PriceOfLast, DateOfLast];

    private static PlanGoal Reckoning(GoalDraft draft)
    {
        var (a, b) = (draft.Number(999), draft.Number(999));
        return draft.Say("+", "-", "*", "/") switch
        {
            "+" => new(draft.Say($"Add {a} and {b}.", $"What is {a} plus {b}?"), Call(PlanFunctions.Add, a, b)),
            "-" => new(draft.Say($"Subtract {b} from {a}.", $"What is {a} minus {b}?"), Call(PlanFunctions.Subtract, a, b)),
            "*" => new(draft.Say($"Multiply {a} by {b}.", $"What is {a} times {b}?"), Call(PlanFunctions.Multiply, a, b)),
            _ => new(draft.Say($"Divide {a} by {b}.", $"What is {a} divided by {b}?"), Call(PlanFunctions.Divide, a, b)),
        };
    }

    private static PlanGoal Later(GoalDraft draft)
    {
        var (days, date) = (draft.Days(), draft.Date());
        return new(draft.Say($"Which date is {days} days after {date}?", $"Find the date {days} days later than {date}."), Call(PlanFunctions.After, date, days));
    }

    private static PlanGoal Between(GoalDraft draft)
    {
        var (from, to) = (draft.Date(), draft.Date());
        return new(draft.Say($"How many days are there from {from} to {to}?", $"Count the days from {from} to {to}."), Call(PlanFunctions.Days, from, to));
    }

    private static PlanGoal PriceOf(GoalDraft draft) => Price(draft, draft.AnyOrder());

    private static PlanGoal PriceOfLast(GoalDraft draft) => Price(draft, draft.LastOrder());

    private static PlanGoal Price(GoalDraft draft, (string Words, object Id) order) =>
        new(draft.Say($"What is the price of {order.Words}?", $"What does {order.Words} cost?", $"Find the price of {order.Words}."), Call(PlanFunctions.Price, order.Id));

    private static PlanGoal DateOf(GoalDraft draft) => Date(draft, draft.AnyOrder());

    private static PlanGoal DateOfLast(GoalDraft draft) => Date(draft, draft.LastOrder());

    private static PlanGoal Date(GoalDraft draft, (string Words, object Id) order) =>
        new(draft.Say($"What is the date of {order.Words}?", $"When was {order.Words} made?", $"Find the date of {order.Words}."), Call(PlanFunctions.Date, order.Id));

    private static PlanGoal Orders(GoalDraft draft)
    {
        var name = draft.Name();
        return new(draft.Say($"How many orders does {name} have?", $"Count the orders of {name}."), Call(PlanFunctions.Count, name));
    }

    private static PlanGoal Cancelling(GoalDraft draft)
    {
        var order = draft.AnyOrder();
        return new(draft.Say($"Cancel {order.Words}.", $"Please cancel {order.Words}."), Call(PlanFunctions.Cancel, order.Id));
    }

    private static PlanGoal ChangedPrice(GoalDraft draft)
    {
        var order = draft.AnyOrder();
        var price = Call(PlanFunctions.Price, order.Id);
        var number = draft.Number(99);
        return draft.Say("+", "-", "*", "/") switch
        {
            "+" => new(draft.Say($"What is the price of {order.Words} plus {number}?", $"Add {number} to the price of {order.Words}."), Call(PlanFunctions.Add, price, number)),
            "-" => new(draft.Say($"What is the price of {order.Words} minus {number}?", $"Subtract {number} from the price of {order.Words}."), Call(PlanFunctions.Subtract, price, number)),
            "*" => new(draft.Say($"What is {number} times the price of {order.Words}?", $"Multiply the price of {order.Words} by {number}."), Call(PlanFunctions.Multiply, price, number)),
            _ => new(draft.Say($"Divide the price of {order.Words} by {number}.", $"Share the price of {order.Words} between {number} people."), Call(PlanFunctions.Divide, price, number)),
        };
    }

    private static PlanGoal TwoPrices(GoalDraft draft)
    {
        var (first, second, words) = TwoOrders(draft);
        var (one, other) = (Call(PlanFunctions.Price, first.Id), Call(PlanFunctions.Price, second.Id));
        return draft.Toss()
            ? new(draft.Say($"What do {words} cost together?", $"Add the prices of {words}."), Call(PlanFunctions.Add, one, other))
            : new(draft.Say($"How much more does {first.Words} cost than {second.Words}?", $"Subtract the price of {second.Words} from the price of {first.Words}."), Call(PlanFunctions.Subtract, one, other));
    }

    private static PlanGoal DividedPrices(GoalDraft draft)
    {
        var (first, second) = (draft.Order(), draft.Order());
        var sum = Call(PlanFunctions.Add, Call(PlanFunctions.Price, first.Id), Call(PlanFunctions.Price, second.Id));
        var number = draft.Number(20);
        return draft.Toss()
            ? new(draft.Say($"Add the prices of orders {first.Id} and {second.Id}, and divide the sum by {number}.", $"Share the price of orders {first.Id} and {second.Id} between {number} people."), Call(PlanFunctions.Divide, sum, number))
            : new(draft.Say($"Add the prices of orders {first.Id} and {second.Id}, and subtract {number} from the sum.", $"What do orders {first.Id} and {second.Id} cost together, minus {number}?"), Call(PlanFunctions.Subtract, sum, number));
    }

    private static PlanGoal DaysOfOrders(GoalDraft draft)
    {
        var (first, second, _) = TwoOrders(draft);
        return new(
            draft.Say($"How many days are there from {first.Words} to {second.Words}?", $"Count the days from {first.Words} to {second.Words}."),
            Call(PlanFunctions.Days, Call(PlanFunctions.Date, first.Id), Call(PlanFunctions.Date, second.Id)));
    }

    private static PlanGoal DaysFromOrder(GoalDraft draft)
    {
        var (order, date) = (draft.AnyOrder(), draft.Date());
        var made = Call(PlanFunctions.Date, order.Id);
        return draft.Toss()
            ? new(draft.Say($"How many days are there from {order.Words} to {date}?", $"Count the days from {order.Words} to {date}."), Call(PlanFunctions.Days, made, date))
            : new(draft.Say($"How many days are there from {date} to {order.Words}?", $"Count the days from {date} to {order.Words}."), Call(PlanFunctions.Days, date, made));
    }

    private static PlanGoal LaterThanOrder(GoalDraft draft)
    {
        var (order, days) = (draft.AnyOrder(), draft.Days());
        return new(
            draft.Say($"Which date is {days} days after {order.Words}?", $"Find the date {days} days later than {order.Words}."),
            Call(PlanFunctions.After, Call(PlanFunctions.Date, order.Id), days));
    }

    private static PlanGoal TwoCounts(GoalDraft draft)
    {
        var (first, second) = (draft.Name(), draft.Name());
        var (one, other) = (Call(PlanFunctions.Count, first), Call(PlanFunctions.Count, second));
        return draft.Toss()
            ? new(draft.Say($"How many orders do {first} and {second} have together?", $"Count the orders of {first} and of {second}, and add them."), Call(PlanFunctions.Add, one, other))
            : new(draft.Say($"How many more orders does {first} have than {second}?", $"Subtract the number of orders of {second} from the number of orders of {first}."), Call(PlanFunctions.Subtract, one, other));
    }

    private static PlanGoal EachOrder(GoalDraft draft)
    {
        var (name, number) = (draft.Name(), draft.Number(99));
        return new(
            draft.Say($"Multiply the number of orders of {name} by {number}.", $"We owe {name} {number} dollars for each order. How much is that?"),
            Call(PlanFunctions.Multiply, Call(PlanFunctions.Count, name), number));
    }

    private static PlanGoal TwoCancelled(GoalDraft draft)
    {
        var (first, second) = (draft.Id(), draft.Id());
        return new(draft.Say($"Cancel orders {first} and {second}.", $"Cancel order {first} and then order {second}."), Call(PlanFunctions.Cancel, first), Call(PlanFunctions.Cancel, second));
    }

    private static PlanGoal CancelledAndLeft(GoalDraft draft)
    {
        var (order, name) = (draft.AnyOrder(), draft.Name());
        return new(
            draft.Say($"Cancel {order.Words}. How many orders does {name} have then?", $"Cancel {order.Words}, and then count the orders of {name}."),
            Call(PlanFunctions.Cancel, order.Id), Call(PlanFunctions.Count, name));
    }

    // One of them at most takes a call to find, so that no plan has more than four.
    private static ((string Words, object Id) First, (string Words, object Id) Second, string Words) TwoOrders(GoalDraft draft)
    {
        var first = draft.AnyOrder();
        var second = first.Id is PlannedCall || draft.Toss() ? draft.Order() : draft.LastOrder();
        var bothById = first.Id is not PlannedCall && second.Id is not PlannedCall;
        return (first, second, bothById ? $"orders {first.Id} and {second.Id}" : $"{first.Words} and {second.Words}");
    }

    private static PlannedCall Call(PlanFunction function, params ImmutableArray<object> arguments) => new(function, arguments);
}
