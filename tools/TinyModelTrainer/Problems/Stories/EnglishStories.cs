using TinyModelTrainer.Problems.Expressions;
using TinyModelTrainer.Problems.Work;
using static TinyModelTrainer.Problems.Stories.Story;

namespace TinyModelTrainer.Problems.Stories;

/// <summary>Word problems in English: names, things and numbers vary.</summary>
public static class EnglishStories
{
    private static readonly string[] s_names = ["Anna", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Henry", "Ivan", "Julia", "Leo", "Maria", "Nina", "Oscar", "Paul", "Rosa", "Sam", "Tom", "Vera"];

    private static readonly string[] s_things = ["apples", "pears", "books", "pens", "cards", "coins", "stamps", "eggs", "nuts", "balls", "marbles", "plums", "candles", "shells"];

    private static readonly string[] s_containers = ["boxes", "bags", "baskets", "packs", "crates", "jars"];

    /// <summary>Draws a story.</summary>
    public static Story Tell(Random random, ChainLength length)
    {
        var (name, other) = (random.Pick(s_names), random.Pick(s_names));
        if (name == other)
            return Tell(random, length);

        var (things, containers) = (random.Pick(s_things), random.Pick(s_containers));
        var isShort = length == ChainLength.Drill;
        Number a = new(random.Between(isShort ? 3 : 12, isShort ? 20 : 99)), b = new(random.Between(2, isShort ? 9 : 48)), c = new(random.Between(2, isShort ? 20 : 99)), d = new(random.Between(2, 9));
        var (x, y, z) = (a.Size, b.Size, c.Size);
        var product = x * y;
        var taken = new Number(random.Between(1, product - 1));
        var shared = new Number(d.Size * random.Between(isShort ? 2 : 11, isShort ? 12 : 160));
        var part = new Number(random.Between(1, shared.Size / d.Size - 1));
        return random.Next(isShort ? 4 : 12) switch
        {
            0 => new($"{name} has {x} {containers} with {y} {things} in each and gives {taken} {things} to {other}. How many {things} does {name} have left?", Minus(Times(a, b), taken)),
            1 => new($"{name} has {x} {things}, {other} has {z}. How many {things} do they have together?", Plus(a, c)),
            2 => new($"{d} friends share {shared} {things} equally. How many {things} does each of them get?", Over(shared, d)),
            3 => new($"There are {y} {things} in each of {x} {containers}. {name} adds {z} more {things}. How many {things} are there now?", Plus(Times(a, b), c)),
            4 => new($"{name} buys {x} {things} for {y} dollars each and {z} {random.Pick(s_things)} for {d} dollars each. How many dollars does {name} pay?", Plus(Times(a, b), Times(c, d))),
            5 => new($"A train travels {x} km in each hour. After {d} hours it has {z} km left. How long is the whole way in km?", Plus(Times(a, d), c)),
            6 => new($"{name} reads {x} pages on each of {d} days and {other} reads {z} pages on each of {y} days. How many pages do they read together?", Plus(Times(a, d), Times(c, b))),
            7 => new($"{name} and {other} collect {x} and {z} {things} on each of {y} days. How many {things} do they collect?", Times(Plus(a, c), b)),
            8 => new($"A farmer has {shared} {things}. He puts them equally into {d} {containers} and takes {part} {things} out of one of them. How many {things} are left in it?", Minus(Over(shared, d), part)),
            9 => new($"A hall has {x} rows of {y} seats. {taken} seats are taken and {z} more are added. How many seats are free?", Balance(Times(a, b), taken, c)),
            10 => new($"{name} earns {x} dollars a day. In {y} days {name} spends {taken} dollars, and {other} gives {name} {z} dollars. How many dollars does {name} have?", Balance(Times(a, b), taken, c)),
            _ => new($"A school orders {x} packs of {y} pens and {z} packs of {d} pens for {other}'s class. {name} counts all pens. How many are there?", Plus(Times(a, b), Times(c, d))),
        };
    }
}
