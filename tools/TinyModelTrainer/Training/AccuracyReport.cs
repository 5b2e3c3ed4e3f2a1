using System.Globalization;
using System.Text;
using TinyModelTrainer.Network;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Training;

/// <summary>Loss and accuracy of each family while the model trains.</summary>
internal sealed class AccuracyReport(TinyLlama model, Tokenizer tokenizer)
{
    private const int ProblemsOfFamily = 12;
    private const int Longest = 700;
    private const int Seed = 20_261_125;

    private readonly double[] _losses = new double[Families.All.Length];
    private readonly long[] _learned = new long[Families.All.Length];

    /// <summary>Takes in the losses of a lot.</summary>
    public void Add(Progress progress)
    {
        for (var i = 0; i < _losses.Length; i++)
        {
            _losses[i] += progress.Losses[i];
            _learned[i] += progress.Learned[i];
        }
    }

    /// <summary>Solves fresh held-out problems of full length at temperature 0.6, gives the accuracies to the mix, and words them.</summary>
    /// <param name="mix">Learns how good each family is.</param>
    /// <param name="number">Another number draws other problems.</param>
    public string Measure(FamilyMix mix, int number)
    {
        var generator = new ProblemGenerator(new Random(Seed + number));
        var problems = Families.All.SelectMany(family => Enumerable.Range(0, ProblemsOfFamily).Select(_ => generator.NextHeldOut(family))).ToArray();
        var completions = Sampling.Complete(model, [.. problems.Select(problem => tokenizer.Encode(problem.Prompt))], temperature: 0.6, topP: 0.95, limit: Longest);
        var right = problems.Zip(completions, (problem, completion) => problem.IsRight(tokenizer.Decode(completion).Split("</think>\n\n")[^1])).ToArray();
        var accuracies = right.Chunk(ProblemsOfFamily).Select(family => family.Count(isRight => isRight) / (double)ProblemsOfFamily).ToArray();
        mix.Update(accuracies);

        var text = new StringBuilder();
        var shares = mix.Shares;
        text.Append(CultureInfo.InvariantCulture, $"  held-out, temperature 0.6: {100 * accuracies.Average():F1} % right; by family loss, right, running, share:");
        for (var i = 0; i < accuracies.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"\n    {Families.All[i].Id,-14} {_losses[i] / Math.Max(1, _learned[i]):F4}  {100 * accuracies[i],5:F1} %  {100 * mix.Accuracies[i],5:F1} %  {100 * shares[i],5:F1} %");
        Array.Clear(_losses);
        Array.Clear(_learned);
        return text.ToString();
    }
}
