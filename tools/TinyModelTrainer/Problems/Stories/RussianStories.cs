using TinyModelTrainer.Problems.Expressions;
using TinyModelTrainer.Problems.Work;
using static TinyModelTrainer.Problems.Stories.Story;

namespace TinyModelTrainer.Problems.Stories;

/// <summary>Word problems in Russian: names, things and numbers vary, with the forms that the numbers demand.</summary>
public static class RussianStories
{
    private static readonly (string Nominative, string Genitive, string Dative)[] s_names =
        [("Анна", "Анны", "Анне"), ("Иван", "Ивана", "Ивану"), ("Маша", "Маши", "Маше"), ("Петя", "Пети", "Пете"), ("Олег", "Олега", "Олегу"), ("Вера", "Веры", "Вере")];

    private static readonly (string One, string Few, string Many)[] s_things =
        [("яблоко", "яблока", "яблок"), ("книга", "книги", "книг"), ("марка", "марки", "марок"), ("монета", "монеты", "монет"), ("карта", "карты", "карт"), ("орех", "ореха", "орехов"), ("ручка", "ручки", "ручек")];

    private static readonly (string One, string Few, string Many) s_roubles = ("рубль", "рубля", "рублей");

    private static readonly (string One, string Few, string Many) s_pages = ("страница", "страницы", "страниц");

    /// <summary>Draws a story.</summary>
    public static Story Tell(Random random, ChainLength length)
    {
        var (name, other) = (random.Pick(s_names), random.Pick(s_names));
        if (name == other)
            return Tell(random, length);

        var thing = random.Pick(s_things);
        var isShort = length == ChainLength.Drill;
        Number a = new(random.Between(isShort ? 3 : 12, isShort ? 20 : 99)), b = new(random.Between(5, isShort ? 9 : 48)), c = new(random.Between(2, isShort ? 20 : 99)), d = new(random.Between(5, 9));
        var (x, y) = (a.Size, b.Size);
        var taken = new Number(random.Between(1, x * y - 1));
        var shared = new Number(d.Size * random.Between(isShort ? 2 : 11, isShort ? 12 : 160));
        return random.Next(isShort ? 4 : 9) switch
        {
            0 => new($"У {name.Genitive} коробки по {Count(b, thing)}, всего коробок {x}. {name.Nominative} даёт {other.Dative} {Count(taken, thing)}. Сколько {thing.Many} осталось?", Minus(Times(a, b), taken)),
            1 => new($"У {name.Genitive} {Count(a, thing)}, у {other.Genitive} {Count(c, thing)}. Сколько {thing.Many} у них вместе?", Plus(a, c)),
            2 => new($"{d} друзей поровну делят {Count(shared, thing)}. Сколько {thing.Many} получит каждый?", Over(shared, d)),
            3 => new($"Всего коробок {x}, в каждой {Count(b, thing)}. {name.Nominative} кладёт ещё {Count(c, thing)}. Сколько {thing.Many} стало?", Plus(Times(a, b), c)),
            4 => new($"{name.Nominative} покупает {Count(a, thing)} по {Count(b, s_roubles)} и {Count(c, random.Pick(s_things))} по {Count(d, s_roubles)}. Сколько рублей стоит всё?", Plus(Times(a, b), Times(c, d))),
            5 => new($"{name.Nominative} читает {d} дней по {Count(a, s_pages)}, {other.Nominative} читает {y} дней по {Count(c, s_pages)}. Сколько страниц они прочли вместе?", Plus(Times(a, d), Times(b, c))),
            6 => new($"Поезд идёт {d} часов, по {x} км в час. Осталось {c} км. Сколько км весь путь?", Plus(Times(a, d), c)),
            7 => new($"{name.Nominative} получает {Count(a, s_roubles)} в день. За {y} дней потрачено {Count(taken, s_roubles)}, а {other.Nominative} даёт ещё {Count(c, s_roubles)}. Сколько рублей стало?", Balance(Times(a, b), taken, c)),
            _ => new($"{name.Nominative} и {other.Nominative} находят в день {Count(a, thing)} и {Count(c, thing)}. Сколько {thing.Many} они найдут за {y} дней?", Times(Plus(a, c), b)),
        };
    }

    /// <summary>A number and its noun: 1, 21 ... take the singular, 2 to 4, 22 ... the paucal, all others the plural.</summary>
    private static string Count(Number number, (string One, string Few, string Many) noun) => (number.Size % 100, number.Size % 10) switch
    {
        ( >= 11 and <= 14, _) => $"{number} {noun.Many}",
        (_, 1) => $"{number} {noun.One}",
        (_, >= 2 and <= 4) => $"{number} {noun.Few}",
        _ => $"{number} {noun.Many}",
    };
}
