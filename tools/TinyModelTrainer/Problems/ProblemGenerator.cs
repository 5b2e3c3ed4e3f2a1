using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems;

/// <summary>Draws problems of one split from a seeded source: the same source state gives the same problems.</summary>
/// <param name="random">The source of every choice.</param>
public sealed class ProblemGenerator(Random random)
{
    // In characters; about 400 tokens.
    private const int LongestChain = 800;

    /// <summary>The next problem to train on.</summary>
    public Problem NextForTraining(Family family, ChainLength length) => Next(family, length, isHeldOut: false);

    /// <summary>The next problem to measure with.</summary>
    public Problem NextHeldOut(Family family, ChainLength length = ChainLength.Full) => Next(family, length, isHeldOut: true);

    private Problem Next(Family family, ChainLength length, bool isHeldOut)
    {
        while (true)
        {
            var problem = family.Draw(random, length);
            if (problem is { Specification: null, Tools: null, Plan: null } && random.Once(3))
                problem = problem with { Question = problem.Question + family.Words.Directive };
            if (problem.Chain.Length <= LongestChain && HeldOut.Contains(problem.Key) == isHeldOut)
                return problem;
        }
    }
}
