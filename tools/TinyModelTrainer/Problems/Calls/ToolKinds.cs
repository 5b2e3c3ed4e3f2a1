using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>The tools that requests are about.</summary>
internal static class ToolKinds
{
    private static readonly string[] s_names = ["Anna", "Ben", "Clara", "David", "Emma", "Grace", "Ivan", "Julia", "Leo", "Maria", "Paul", "Rosa", "Tom"];

    private static readonly string[] s_cities = ["Paris", "London", "Berlin", "Rome", "Madrid", "Moscow", "Oslo", "Vienna", "Prague", "Lisbon"];

    private static readonly string[] s_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] s_things = ["apples", "pears", "books", "pens", "cards", "candles", "balls", "plums"];

    private static readonly string[] s_titles = ["lunch", "dinner", "meeting", "training", "concert", "visit"];

    private static readonly string[] s_currencies = ["dollars", "euros", "pounds", "roubles"];

    private static readonly string[] s_number = ["a", "x", "first", "left"], s_second = ["b", "y", "second", "right"];

    public static ToolKind[] All { get; } =
    [
        new(["get_weather", "weather", "forecast"], ["Gets the weather of a city.", "Returns the weather forecast for some days."], [(["city", "place"], "string"), (["days", "count"], "integer")], Weather),
        new(["add", "plus", "sum"], ["Adds two numbers.", "Returns the sum of two numbers."], [(s_number, "integer"), (s_second, "integer")], (random, _) => TwoNumbers(random, "Add {0} and {1}.", "What is the sum of {0} and {1}? Use a tool.", (a, b) => a + b)),
        new(["multiply", "times", "product"], ["Multiplies two numbers.", "Returns the product of two numbers."], [(s_number, "integer"), (s_second, "integer")], (random, _) => TwoNumbers(random, "Multiply {0} by {1}.", "What is the product of {0} and {1}? Use a tool.", (a, b) => a * b)),
        new(["set_timer", "timer", "start_timer"], ["Starts a timer.", "Rings after some minutes."], [(["minutes", "time"], "integer")], Timer),
        new(["order", "buy", "order_product"], ["Orders a product.", "Buys a number of things."], [(["product", "item"], "string"), (["count", "number"], "integer")], Order),
        new(["pay", "transfer", "send_money"], ["Sends money to a person.", "Pays an amount to somebody."], [(["to", "person", "name"], "string"), (["amount", "dollars"], "integer")], Pay),
        new(["create_event", "add_event", "calendar"], ["Adds an event to the calendar.", "Creates an event on a day."], [(["title", "event"], "string"), (["day", "date"], "string"), (["hour", "time"], "integer")], Event),
        new(["convert", "exchange", "convert_money"], ["Converts money to another currency.", "Exchanges an amount of money."], [(["amount", "money"], "integer"), (["from", "source"], "string"), (["to", "target"], "string")], Convert),
        new(["book_table", "reserve", "table"], ["Books a table at a restaurant.", "Reserves seats for some people."], [(["people", "seats", "count"], "integer"), (["day", "date"], "string")], Table),
        new(["get_distance", "distance", "route"], ["Returns the distance of two cities.", "Finds the way from one city to another."], [(["from", "start"], "string"), (["to", "end"], "string")], Distance),
    ];

    private static Request Weather(Random random, ChainLength length)
    {
        var (city, days) = (random.Pick(s_cities), random.Between(2, 9));
        var text = random.Pick([$"What will the weather in {city} be in the next {days} days?", $"Show me the weather in {city} for {days} days.", $"I am in {city} for {days} days. How will the weather be?"]);
        return new(text, [city, days], "", random.Pick(["sunny", "rainy", "cloudy"]));
    }

    private static Request TwoNumbers(Random random, string request, string question, Func<int, int, int> compute)
    {
        var (a, b) = (random.Between(2, 999), random.Between(2, 999));
        return new(string.Format(null, random.Pick([request, question]), a, b), [a, b], "", $"{compute(a, b)}");
    }

    private static Request Timer(Random random, ChainLength length)
    {
        var (hours, minutes) = (random.Between(1, 20), random.Between(1, 59));
        if (length == ChainLength.Drill)
            return new(random.Pick([$"Set a timer for {minutes} minutes.", $"Wake me in {minutes} minutes."]), [minutes], "", "done");

        var sheet = new Worksheet(random, Wording.English);
        sheet.Line($"1 hour = 60 minutes");
        var total = sheet.Add(sheet.Multiply(hours, 60), minutes);
        return new(random.Pick([$"Set a timer for {hours} hours and {minutes} minutes.", $"Wake me in {hours} hours and {minutes} minutes."]), [total], sheet.Text, "done");
    }

    private static Request Order(Random random, ChainLength length)
    {
        var (thing, boxes, each) = (random.Pick(s_things), random.Between(3, 99), random.Between(3, 48));
        if (length == ChainLength.Drill)
            return new(random.Pick([$"Order {boxes} {thing}.", $"Please buy {boxes} {thing}."]), [thing, boxes], "", "done");

        var sheet = new Worksheet(random, Wording.English);
        var count = sheet.Multiply(boxes, each);
        return new(random.Pick([$"Order {thing} for {boxes} children, {each} for each child.", $"We need {each} {thing} in each of {boxes} rooms. Please buy them."]), [thing, count], sheet.Text, "done");
    }

    private static Request Pay(Random random, ChainLength length)
    {
        var (name, count, price) = (random.Pick(s_names), random.Between(3, 99), random.Between(3, 60));
        if (length == ChainLength.Drill)
            return new(random.Pick([$"Pay {name} {count} dollars.", $"Send {count} dollars to {name}."]), [name, count], "", "done");

        var (thing, extra) = (random.Pick(s_things), random.Between(2, 99));
        var sheet = new Worksheet(random, Wording.English);
        var amount = sheet.Add(sheet.Multiply(count, price), extra);
        return new(random.Pick([$"Pay {name} for {count} {thing} at {price} dollars each, and {extra} dollars more.", $"I owe {name} {extra} dollars and {price} dollars for each of {count} {thing}. Send the money."]), [name, amount], sheet.Text, "done");
    }

    private static Request Event(Random random, ChainLength length)
    {
        var (title, day, hour) = (random.Pick(s_titles), random.Pick(s_days), random.Between(8, 20));
        return new(random.Pick([$"Put a {title} on {day} at {hour} into my calendar.", $"On {day} at {hour} I have a {title}. Note it."]), [title, day, hour], "", "done");
    }

    private static Request Convert(Random random, ChainLength length)
    {
        var currencies = random.Shuffled(s_currencies);
        var amount = random.Between(2, 999);
        return new(random.Pick([$"How many {currencies[1]} are {amount} {currencies[0]}?", $"Change {amount} {currencies[0]} into {currencies[1]}."]), [amount, currencies[0], currencies[1]], "", $"{random.Between(2, 999)}");
    }

    private static Request Table(Random random, ChainLength length)
    {
        var (day, men, women) = (random.Pick(s_days), random.Between(2, 48), random.Between(2, 48));
        if (length == ChainLength.Drill)
            return new($"Book a table for {men} people on {day}.", [men, day], "", "done");

        var sheet = new Worksheet(random, Wording.English);
        var people = sheet.Add(men, women);
        return new(random.Pick([$"Book a table on {day} for {men} men and {women} women.", $"On {day}, {men} guests and {women} friends want to eat. Book a table."]), [people, day], sheet.Text, "done");
    }

    private static Request Distance(Random random, ChainLength length)
    {
        var cities = random.Shuffled(s_cities);
        return new(random.Pick([$"How far is it from {cities[0]} to {cities[1]}?", $"I drive from {cities[0]} to {cities[1]}. How long is the way?"]), [cities[0], cities[1]], "", $"{random.Between(100, 2999)} km");
    }
}
