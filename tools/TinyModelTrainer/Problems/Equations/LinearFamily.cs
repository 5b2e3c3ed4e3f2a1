using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Equations;

/// <summary>Linear equations in one variable: on one side, on both, or with a bracket.</summary>
public sealed class LinearFamily(Wording words) : Family("linear", words)
{
    private static readonly string[] s_english =
        ["Solve {0}.", "Solve for {1}: {0}", "Find {1} if {0}.", "What is {1} if {0}?", "Solve the equation {0}.", "{0}, what is {1}?"];

    private static readonly string[] s_russian =
        ["Реши уравнение {0}.", "Найди {1}, если {0}.", "Чему равно {1}, если {0}?", "Реши: {0}", "{0}, чему равно {1}?"];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var variable = random.Pick(["x", "x", "y", "n", "a", "t"]);
        var sheet = new Worksheet(random, Words);
        var factor = random.Between(2, length == ChainLength.Drill || !random.Once(4) ? 9 : 30);
        var root = random.Between(2, length == ChainLength.Drill ? 20 : factor > 9 || random.Once(2) ? 99 : 400);
        (string Equation, string Key) asked;
        if (length == ChainLength.Drill || random.Once(3))
        {
            var constant = random.Between(1, length == ChainLength.Drill ? 50 : 999);
            asked = OneSide(sheet, random, variable, factor, root, random.Once(2) ? constant : -Math.Min(constant, factor * root - 1));
        }
        else if (random.Once(2))
        {
            asked = BothSides(sheet, random, variable, factor + 2, random.Between(1, 9), root);
        }
        else
        {
            asked = Bracket(sheet, random, variable, random.Between(2, 9), root, random.Between(1, 99));
        }

        var question = string.Format(null, random.Pick(Words == Wording.English ? s_english : s_russian), asked.Equation, variable);
        return Boxed(asked.Key, question, sheet.Text, $"{root}", size: 3);
    }

    /// <summary>3x - 14 = 76, or with the constant first, or with the sides exchanged.</summary>
    private static (string Equation, string Key) OneSide(Worksheet sheet, Random random, string x, int factor, int root, int constant)
    {
        var value = factor * root + constant;
        var left = constant > 0 && random.Once(3) ? $"{constant} + {factor}{x}" : $"{factor}{x} {Signed(constant)}";
        var equation = random.Once(5) ? $"{value} = {left}" : $"{left} = {value}";
        sheet.Line($"{equation}");
        Finish(sheet, random, x, factor, constant, value);
        return (equation, $"{factor}x {Signed(constant)} = {value}");
    }

    /// <summary>5x + 12 = 2x + 48.</summary>
    private static (string Equation, string Key) BothSides(Worksheet sheet, Random random, string x, int greater, int difference, int root)
    {
        var smaller = Math.Max(2, greater - difference);
        var constant = random.Between(1, 99);
        var value = (greater - smaller) * root + constant;
        var (left, right) = ($"{greater}{x} + {constant}", $"{smaller}{x} + {value}");
        var equation = random.Once(2) ? $"{left} = {right}" : $"{right} = {left}";
        sheet.Line($"{equation}");
        sheet.Line($"{greater}{x} - {smaller}{x} = {value} - {constant}");
        var factor = sheet.Subtract(greater, smaller);
        var rest = sheet.Subtract(value, constant);
        FinishProduct(sheet, random, x, factor, rest);
        return (equation, $"{greater}x + {constant} = {smaller}x + {value}");
    }

    /// <summary>4(x + 7) = 88: divided first, or multiplied out first.</summary>
    private static (string Equation, string Key) Bracket(Worksheet sheet, Random random, string x, int factor, int root, int constant)
    {
        var sign = root > constant && random.Once(2) ? '-' : '+';
        var inner = sign == '+' ? root + constant : root - constant;
        var value = factor * inner;
        var equation = $"{factor}({x} {sign} {constant}) = {value}";
        sheet.Line($"{equation}");
        if (random.Once(2))
        {
            sheet.Line($"{x} {sign} {constant} = {value} / {factor}");
            sheet.Divide(random, value, factor);
            sheet.Line($"{x} = {inner} {Opposite(sign)} {constant}");
            _ = sign == '+' ? sheet.Subtract(inner, constant) : sheet.Add(inner, constant);
            sheet.Line($"{x} = {root}");
        }
        else
        {
            var product = sheet.Multiply(factor, constant);
            sheet.Line($"{factor}{x} {sign} {product} = {value}");
            Finish(sheet, random, x, factor, sign == '+' ? product : -product, value);
        }

        return (equation, $"{factor}(x {sign} {constant}) = {value}");
    }

    private static void Finish(Worksheet sheet, Random random, string x, int factor, int constant, int value)
    {
        sheet.Line($"{factor}{x} = {value} {(constant > 0 ? '-' : '+')} {Math.Abs(constant)}");
        var rest = constant > 0 ? sheet.Subtract(value, constant) : sheet.Add(value, -constant);
        FinishProduct(sheet, random, x, factor, rest);
    }

    private static void FinishProduct(Worksheet sheet, Random random, string x, int factor, int value)
    {
        if (factor > 1)
        {
            sheet.Line($"{factor}{x} = {value}");
            sheet.Line($"{x} = {value} / {factor}");
            sheet.Divide(random, value, factor);
        }

        sheet.Line($"{x} = {value / factor}");
    }

    private static string Signed(int constant) => constant < 0 ? $"- {-constant}" : $"+ {constant}";

    private static char Opposite(char sign) => sign == '+' ? '-' : '+';
}
