namespace TinyModelTrainer.Problems.Work;

/// <summary>Division by any number, and what is built on it.</summary>
public static class DivisionWork
{
    /// <summary>Writes a division and its equation: "492 / 3 = 164", or "494 = 3 * 164 + 2" where a remainder is left.</summary>
    public static (int Quotient, int Remainder) Divide(this Worksheet sheet, Random random, int dividend, int divisor)
    {
        var (quotient, remainder) = (dividend / divisor, dividend % divisor);
        if (divisor <= 9 && dividend > 9)
            sheet.DivideDigits(dividend, divisor);
        else if (dividend > 9 && !IsRound(dividend, divisor))
            sheet.DivideInParts(random, dividend, divisor);

        if (remainder == 0)
            sheet.Line($"{dividend} / {divisor} = {quotient}");
        else
            sheet.Line($"{dividend} = {divisor} * {quotient} + {remainder}");
        return (quotient, remainder);
    }

    /// <summary>The remainder and a line that says so.</summary>
    public static int Modulo(this Worksheet sheet, Random random, int number, int modulus)
    {
        if (number >= modulus)
            sheet.Divide(random, number, modulus);
        sheet.Line($"{number} mod {modulus} = {number % modulus}");
        return number % modulus;
    }

    /// <summary>Euclid's algorithm; where quotients are small, it goes by differences.</summary>
    public static int GreatestCommonDivisor(this Worksheet sheet, Random random, int a, int b)
    {
        var (greater, smaller) = (Math.Max(a, b), Math.Min(a, b));
        while (smaller > 0 && greater > smaller)
        {
            greater = sheet.TakeMultiple(random, greater, smaller, smaller * 9).Left;
            if (greater < smaller)
                (greater, smaller) = (smaller, greater);
        }

        sheet.Line($"The gcd of {a} and {b} is {greater}");
        return greater;
    }

    /// <summary>
    /// Takes a multiple of the divisor away as long as there is one. Any multiple that is small enough is a valid step, the greatest one of a single
    /// digit and zeros is the usual one.
    /// </summary>
    private static void DivideInParts(this Worksheet sheet, Random random, int dividend, int divisor)
    {
        sheet.Header($"{dividend} / {divisor}");
        var (rest, quotient) = (dividend, 0);
        while (rest >= divisor)
        {
            (rest, var times) = sheet.TakeMultiple(random, rest, divisor, rest);
            if (quotient > 0)
                quotient = sheet.Add(quotient, times);
            else
                quotient = times;
        }
    }

    private static (int Left, int Times) TakeMultiple(this Worksheet sheet, Random random, int number, int divisor, int most)
    {
        var unit = 1;
        while (divisor * unit * 10 <= Math.Min(number, most))
            unit *= 10;
        var digit = Math.Min(number / (divisor * unit), 9);
        if (digit > 1 && random.Next(4) == 0)
            digit--;
        var times = digit * unit;
        sheet.Line($"Take {times}:");
        var taken = times == 1 ? divisor : sheet.Multiply(divisor, times);
        return (sheet.Subtract(number, taken), times);
    }

    private static bool IsRound(int dividend, int divisor) =>
        divisor is 10 or 100 or 1000 && dividend % divisor == 0;
}
