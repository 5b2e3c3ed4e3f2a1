using TinyModelTrainer.Problems.Expressions;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Numbers;

/// <summary>Terms of sequences: with a constant difference, a constant factor, growing differences, or each the sum of the two before.</summary>
public sealed class SequenceFamily(Wording words) : Family("sequence", words)
{
    private static readonly string[] s_next = ["What comes next: {0}, ...?", "{0}, ... What is the next number?", "Continue the sequence {0} by one number.", "Find the next term of {0}, ..."];

    private static readonly string[] s_term = ["What is term {1} of the sequence {0}, ...?", "{0}, ... What is the term number {1}?", "Find term {1} of {0}, ..."];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length) => random.Next(length == ChainLength.Drill ? 2 : 5) switch
    {
        0 => GrowingDifference(random, length),
        1 or 2 => Arithmetic(random, length),
        3 => Geometric(random),
        _ => SumOfTwo(random),
    };

    private Problem Arithmetic(Random random, ChainLength length)
    {
        var (start, step) = (random.Between(1, 99), random.Between(2, length == ChainLength.Drill ? 12 : 99));
        var index = random.Between(8, length == ChainLength.Drill ? 20 : 150);
        var terms = Enumerable.Range(0, 4).Select(i => start + i * step).ToArray();
        var sheet = new Worksheet(random, Words);
        sheet.Subtract(terms[1], terms[0]);
        var steps = new Sum([new Term(new Number(index), IsNegative: false), new Term(new Number(1), IsNegative: true)]);
        var term = new Sum([new Term(new Number(start), IsNegative: false), new Term(new Product(steps, new Number(step)), IsNegative: false)]);
        return Asked(random, terms, index, sheet, sheet.Reduce(random, term));
    }

    private Problem Geometric(Random random)
    {
        var (start, factor) = (random.Between(2, 12), random.Between(2, 4));
        var terms = Enumerable.Range(0, 4).Select(i => start * (int)Math.Pow(factor, i)).ToArray();
        var index = random.Between(6, factor == 2 ? 9 : 7);
        var sheet = new Worksheet(random, Words);
        sheet.Divide(random, terms[1], terms[0]);
        var value = terms[3];
        for (var i = 5; i <= index; i++)
        {
            sheet.Line($"term {i}:");
            value = sheet.Multiply(value, factor);
        }

        return Asked(random, terms, index, sheet, value);
    }

    private Problem GrowingDifference(Random random, ChainLength length)
    {
        var (start, difference, growth) = (random.Between(1, 60), random.Between(1, length == ChainLength.Drill ? 9 : 60), random.Between(1, length == ChainLength.Drill ? 4 : 30));
        var terms = Enumerable.Range(0, 4).Select(i => start + i * difference + i * (i - 1) / 2 * growth).ToArray();
        var sheet = new Worksheet(random, Words);
        var differences = Enumerable.Range(0, 3).Select(i => sheet.Subtract(terms[i + 1], terms[i])).ToArray();
        sheet.Line($"differences {differences[0]}, {differences[1]}, {differences[2]}");
        var grows = sheet.Subtract(differences[1], differences[0]);
        var result = sheet.Add(terms[3], sheet.Add(differences[2], grows));
        return Boxed(Key(terms), string.Format(null, random.Pick(s_next), string.Join(", ", terms)), sheet.Text, $"{result}", size: 6);
    }

    private Problem SumOfTwo(Random random)
    {
        int[] terms = [random.Between(1, 50), random.Between(1, 50), 0, 0, 0];
        for (var i = 2; i < terms.Length; i++)
            terms[i] = terms[i - 1] + terms[i - 2];
        var index = random.Between(6, 8);
        var sheet = new Worksheet(random, Words);
        sheet.Line($"each term is the sum of the two before: {terms[0]} + {terms[1]} = {terms[2]}");
        var (previous, last) = (terms[3], terms[4]);
        for (var i = 6; i <= index; i++)
        {
            sheet.Line($"term {i}:");
            (previous, last) = (last, sheet.Add(previous, last));
        }

        return Asked(random, terms, index, sheet, last);
    }

    private Problem Asked(Random random, int[] terms, int index, Worksheet sheet, int result) =>
        Boxed($"{Key(terms)} @{index}", string.Format(null, random.Pick(s_term), string.Join(", ", terms), index), sheet.Text, $"{result}", size: 4);

    private static string Key(int[] terms) => string.Join(",", terms);
}
