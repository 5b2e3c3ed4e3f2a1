namespace TinyModelTrainer.Problems.Expressions;

public class ReductionTests
{
    [Fact]
    public void Steps_keep_the_value_of_the_expression()
    {
        var generator = new ExpressionGenerator(new Random(11));
        for (var i = 0; i < 500; i++)
        {
            var expression = generator.Draw(1 + i % 3);
            Assert.All(Reduction.Steps(expression), step => Assert.Equal(expression.Value, step.Rest.Value));
        }
    }

    [Fact]
    public void Steps_of_a_sum_take_any_two_numbers()
    {
        var sum = new Sum([Plus(1), Plus(2), Plus(4)]);
        Assert.Equal(["1 + 2", "1 + 4", "2 + 4"], Reduction.Steps(sum).Select(step => step.Part.ToString()));
    }

    [Fact]
    public void Steps_take_two_subtrahends_together()
    {
        var step = Reduction.Steps(new Sum([Plus(9), Minus(2), Minus(4)])).Last();
        Assert.Equal(("2 + 4", "9 - 6"), (step.Part.ToString(), step.Rest.ToString()));
    }

    [Fact]
    public void Steps_never_subtract_the_greater_number()
    {
        var parts = Reduction.Steps(new Sum([Plus(5), Plus(6), Minus(8)])).Select(step => step.Part.ToString());
        Assert.Equal(["5 + 6"], parts);
    }

    [Fact]
    public void Steps_multiply_out_a_bracket_with_its_signs()
    {
        var product = new Product(new Sum([Plus(12), Minus(7)]), new Number(3));
        var step = Reduction.Steps(new Sum([Plus(50), new Term(product, IsNegative: true)])).Last();
        Assert.Equal((Operation.Distribute, "50 - 12 * 3 + 7 * 3"), (step.Operation, step.Rest.ToString()));
    }

    [Fact]
    public void Steps_of_a_number_are_none() => Assert.Empty(Reduction.Steps(new Number(4)));

    private static Term Plus(int number) => new(new Number(number), IsNegative: false);

    private static Term Minus(int number) => new(new Number(number), IsNegative: true);
}
