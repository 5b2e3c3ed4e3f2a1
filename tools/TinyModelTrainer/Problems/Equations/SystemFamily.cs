using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Equations;

/// <summary>Two linear equations in x and y, solved by elimination: of x or of y.</summary>
public sealed class SystemFamily(Wording words) : Family("system", words)
{
    private static readonly string[] s_english =
        ["Solve the system {0}, {1}.", "Solve for x and y: {0} and {1}.", "Find (x, y) if {0} and {1}.", "{0}, {1}. What is (x, y)?"];

    private static readonly string[] s_russian =
        ["Реши систему {0}, {1}.", "Найди (x, y), если {0} и {1}.", "{0}, {1}. Чему равно (x, y)?", "Реши систему уравнений: {0} и {1}."];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var most = length == ChainLength.Drill ? 9 : 20;
        var (x, y) = (random.Between(1, most), random.Between(1, most));
        Line first, second;
        do
        {
            (first, second) = (DrawLine(random, x, y, length), DrawLine(random, x, y, length));
        }
        while (first.X * second.Y == second.X * first.Y || first.Value <= 0 || second.Value <= 0);

        var sheet = new Worksheet(random, Words);
        sheet.Line($"{first}");
        sheet.Line($"{second}");
        Eliminate(sheet, random, first, second, isX: random.Once(2));
        sheet.Line($"x = {x}, y = {y}");
        string[] equations = [$"{first}", $"{second}"];
        var key = string.Join("; ", equations.Order(StringComparer.Ordinal));
        return Boxed(key, string.Format(null, random.Pick(Words == Wording.English ? s_english : s_russian), equations[0], equations[1]), sheet.Text, $"({x}, {y})", size: 6);
    }

    private static Line DrawLine(Random random, int x, int y, ChainLength length)
    {
        var most = length == ChainLength.Drill ? 2 : 4;
        var (a, b) = (random.Between(1, most), random.Between(1, most) * (random.Once(3) ? -1 : 1));
        return new Line(a, b, a * x + b * y);
    }

    /// <summary>Brings one unknown to one factor in both equations, takes them together, and puts the result into an equation.</summary>
    private static void Eliminate(Worksheet sheet, Random random, Line first, Line second, bool isX)
    {
        var (a, b) = isX ? (first.X, second.X) : (first.Y, second.Y);
        var common = Math.Abs(a * b) / Gcd(Math.Abs(a), Math.Abs(b));
        var (one, two) = (Scale(sheet, first, common / Math.Abs(a)), Scale(sheet, second, common / Math.Abs(b)));
        var isSum = !isX && Math.Sign(a) != Math.Sign(b);
        var other = isX ? (one.Y, two.Y) : (one.X, two.X);

        // The equation with more of what remains comes first, so that a positive factor remains.
        if (!isSum && other.Item1 < other.Item2)
            (one, two) = (two, one);
        var factor = (isX ? one.Y : one.X) + (isSum ? 1 : -1) * (isX ? two.Y : two.X);
        sheet.Line($"({one.Left}) {(isSum ? '+' : '-')} ({two.Left}) = {one.Value} {(isSum ? '+' : '-')} {two.Value}");
        var value = isSum ? sheet.Add(one.Value, two.Value) : sheet.Subtract(one.Value, two.Value);
        var found = Root(sheet, random, isX ? "y" : "x", factor, value);
        Substitute(sheet, random, random.Once(2) ? first : second, found, isX);
    }

    private static Line Scale(Worksheet sheet, Line line, int factor)
    {
        if (factor == 1)
            return line;

        var value = sheet.Multiply(line.Value, factor);
        var scaled = new Line(line.X * factor, line.Y * factor, value);
        sheet.Line($"{scaled}");
        return scaled;
    }

    private static void Substitute(Worksheet sheet, Random random, Line line, int found, bool findsX)
    {
        var (factor, known) = findsX ? (line.X, line.Y) : (line.Y, line.X);
        var product = Math.Abs(known) == 1 ? found : sheet.Multiply(Math.Abs(known), found);
        var name = findsX ? "x" : "y";
        var (sign, value) = (known < 0 ? '+' : '-', line.Value);
        if (factor < 0)
        {
            // 2x - 3y = 5 with x = 10: 3y = 20 - 5.
            sheet.Line($"{Term(-factor, name)} = {product} - {value}");
            Root(sheet, random, name, -factor, sheet.Subtract(product, value));
            return;
        }

        sheet.Line($"{Term(factor, name)} = {value} {sign} {product}");
        Root(sheet, random, name, factor, known < 0 ? sheet.Add(value, product) : sheet.Subtract(value, product));
    }

    private static int Root(Worksheet sheet, Random random, string name, int factor, int value)
    {
        if (factor > 1)
        {
            sheet.Line($"{factor}{name} = {value}");
            sheet.Divide(random, value, factor);
        }

        sheet.Line($"{name} = {value / factor}");
        return value / factor;
    }

    private static string Term(int factor, string name) => factor == 1 ? name : $"{factor}{name}";

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private readonly record struct Line(int X, int Y, int Value)
    {
        public string Left => $"{Term(X, "x")} {(Y < 0 ? '-' : '+')} {Term(Math.Abs(Y), "y")}";

        public override string ToString() => $"{Left} = {Value}";
    }
}
