namespace Quorum.Tests.Answers.Reading;

/// <summary>Answers that are close in writing and different in meaning: no two of a row have one key.</summary>
public class DifferentAnswerTests
{
    [Theory]
    [InlineData("0.666...", "0.666", "0.67", "0.6")]
    [InlineData("3.14159...", "3.14159", @"\pi")]
    [InlineData("12, 345", "12,345", "12.345")]
    [InlineData(@"\sqrt3,\sqrt2,1", @"\sqrt3,\sqrt{2.1}", @"\sqrt3,\sqrt2")]
    [InlineData(@"\{\{1\},\{2\}\}", @"\{1,2\}", @"\{\{1,2\}\}", @"\{\{1\},2\}")]
    [InlineData(@"\{1,2,3\}", "(1,2,3)", @"\{1,2\}", "(3,2,1)", "(1,2)")]
    [InlineData("x<3", @"x\le3", "x>3", "x=3")]
    [InlineData(@"\begin{cases} x & x>0 \\ -x & x\le 0\end{cases}", @"\begin{cases} x & x>1 \\ -x & x\le 1\end{cases}", @"\begin{cases} x & x>0 \\ x & x\le 0\end{cases}")]
    [InlineData(@"\begin{cases} 1 & n \text{ even}\\ 0 & n\text{ odd}\end{cases}", @"\begin{cases} 0 & n \text{ even}\\ 1 & n\text{ odd}\end{cases}")]
    [InlineData("4:45", "4:45 p.m.", "4/45", "445")]
    [InlineData("1 ч 20 мин", "1 ч 2 мин", "1 ч", "20 мин")]
    [InlineData("3:8", "8:3", "3, 8")]
    [InlineData(@"\sin 30^\circ", @"\sin 30", @"\cos 30^\circ")]
    [InlineData("1011_2", "1011", "1011_3", "101_2")]
    [InlineData(@"\binom{9}{4}", @"\binom{9}{3}", @"\frac{9}{4}", "A_9^4")]
    [InlineData("C_1^2", "C_1", "1")]
    [InlineData("x^2+y^2=25", "x^2+y^2=5", "x^2-y^2=25", "x^2+y^2<25")]
    [InlineData("y=2x+3", "y=2x-3", "y=3x+2", "2x+3y=0", "x=2y+3")]
    [InlineData(@"\begin{pmatrix}1&2\\3&4\end{pmatrix}", @"\begin{pmatrix}1&2\\3&4\end{pmatrix}^T", @"\begin{pmatrix}1&2&3&4\end{pmatrix}", @"\begin{vmatrix}1&2\\3&4\end{vmatrix}")]
    [InlineData("[2,5)", "[2,5]", "(2,5)", "(2,5]")]
    [InlineData(@"\infty", @"-\infty", "0", "no solution")]
    [InlineData("yes", "no", "true", "false")]
    [InlineData("Б", "В", "Г", "A")]
    [InlineData("a", "b", "C", "D", "x", "X")]
    [InlineData("x = b, y = 2", "x = 2, y = b", @"\{b, 2\}")]
    [InlineData("log2(3)", "log(6)", "log(3)", "log2(9)")]
    [InlineData("12:00 noon", "12:00 midnight", "noon at 1:00")]
    [InlineData("15 min", "15 min 1 s", @"\min(15, 1)", @"15\min(2, 3)")]
    [InlineData(@"\sum_{n=0}^{\infty}\frac{1}{2^n}", @"\sum_{n=1}^{\infty}\frac{1}{2^n}", @"\sum_{n=0}^{\infty}\frac{1}{3^n}", @"\sum_{n=0}^{\infty}2^n", @"\sum_{n=0}^{\infty}\frac{(-1)^n}{2^n}")]
    [InlineData("3 целых 1/2", "3", "1/2", "31/2")]
    [InlineData("A square", "a triangle", "A", "square root")]
    [InlineData(@"10\%", "10", @"1\%")]
    [InlineData("0.33", "1/3", "0.333")]
    [InlineData("5", "-5", "5i", "0.5", "50")]
    [InlineData("x^2", "2x", "x^3", "x_2")]
    [InlineData(@"\log_2 8", @"\log_8 2", @"\log 8")]
    [InlineData(@"\sqrt{ab}", @"\sqrt{a}b", @"a\sqrt{b}")]
    [InlineData("1/2x", "1/(2x)", "2/x")]
    [InlineData("2^{3^2}", "64", "2^{3}")]
    [InlineData("1/0", "0", @"\infty", "2/0")]
    [InlineData(@"1,2,\ldots,10", "1,2,10", @"1,2,\ldots,11")]
    [InlineData(@"1+\cdots+10", "11", "55")]
    [InlineData(@"5 \times", "5")]
    [InlineData(@"A\cup B", @"A\cap B", "AB")]
    [InlineData("a square", "a triangle", "a")]
    public void Answers_of_a_row_are_all_different(params string[] answers)
    {
        var merged = answers.GroupBy(answer => MathAnswer.Parse(answer).Key).Where(group => group.Count() > 1).Select(group => string.Join(" and ", group));
        Assert.Empty(merged);
    }
}
