using System.Diagnostics;
using TinyModelTrainer.Network;
using TinyModelTrainer.Problems;
using TinyModelTrainer.Tokens;
using static TorchSharp.torch;

namespace TinyModelTrainer.Training;

/// <summary>Runs a recipe from its start or from a checkpoint to its end.</summary>
internal sealed class Trainer
{
    private readonly Recipe _recipe;
    private readonly TinyLlama _model;
    private readonly BatchSource _batches;
    private readonly Muon[] _muon;
    private readonly Adam[] _adam;
    private readonly int _threads;

    public Trainer(Recipe recipe, TinyLlama model, Tokenizer tokenizer, int threads)
    {
        _recipe = recipe;
        _threads = threads;
        _model = model;
        _batches = new BatchSource(recipe, tokenizer);
        var shape = model.Shape;
        _muon =
        [
            new Muon(model.GateAndUp, shape.FeedForward), new Muon(model.Attention, shape.Width),
            new Muon(model.Down, shape.Width), new Muon(model.AttentionOutput, shape.Width),
        ];
        _adam = [new Adam(model.Embedding), new Adam(model.Norms), new Adam(model.Head)];
    }

    /// <summary>Where the run stands.</summary>
    public Position Position { get; private set; } = new(0, 0, 0, 0);

    /// <summary>How often each family is drawn.</summary>
    public FamilyMix Mix { get; } = new();

    /// <summary>Whether the recipe's tokens are used up.</summary>
    public bool IsDone => Position.Tokens >= _recipe.Tokens;

    /// <summary>All that a checkpoint must hold besides the position.</summary>
    private IEnumerable<Tensor> State =>
        [.. _model.Parameters.Select(parameter => parameter.Value), .. _muon.Select(muon => muon.State), .. _adam.SelectMany(adam => new[] { adam.First, adam.Second })];

    /// <summary>Trains on the next lot of problems.</summary>
    public Progress TrainLot()
    {
        var clock = Stopwatch.StartNew();
        var tokens = 0L;
        var progress = new Progress(new double[Families.All.Length], new long[Families.All.Length], 0, 0);
        foreach (var batch in _batches.Lot(Position.Lot, Mix, _recipe.DrillsAt(Position.Tokens)))
        {
            Step(batch, progress);
            tokens += batch.Tokens;
            Position = Position with { Step = Position.Step + 1, Tokens = Position.Tokens + batch.Tokens };
        }

        Position = Position with { Lot = Position.Lot + 1, Seconds = Position.Seconds + clock.Elapsed.TotalSeconds };
        return progress with { TokensPerSecond = tokens / clock.Elapsed.TotalSeconds, Rate = _recipe.RatesAt(Position.Step, Position.Tokens).Muon };
    }

    /// <summary>Writes a checkpoint; an earlier one is replaced only by a complete one.</summary>
    public void Save(string path) => Checkpoint.Save(path, _recipe, _model.Shape, Position, Mix, State);

    /// <summary>Goes on from a checkpoint of the same seed and network. The length of the run may be another; the schedule follows it.</summary>
    public void Resume(string path) => Position = Checkpoint.Load(path, _recipe, _model.Shape, Mix, State);

    private void Step(Batch batch, Progress progress)
    {
        var parts = batch.Split(_threads);
        var learned = batch.Learned;
        var losses = new (float[] Values, List<int> Families)[parts.Length];
        Share(parts.Length, part => losses[part] = AddGradients(parts[part], learned));
        var (muonRate, adamRate) = _recipe.RatesAt(Position.Step, Position.Tokens);
        Share(_muon.Length, index => _muon[index].Step(muonRate));
        using (no_grad())
        {
            foreach (var adam in _adam)
                adam.Step(adamRate, Position.Step + 1);
        }

        foreach (var (values, families) in losses)
        {
            for (var i = 0; i < values.Length; i++)
            {
                progress.Losses[families[i]] += values[i];
                progress.Learned[families[i]]++;
            }
        }
    }

    /// <summary>Adds the gradients of a part of a batch of which so many tokens are learned; gives the loss of each token with its family.</summary>
    private (float[] Values, List<int> Families) AddGradients(Batch batch, int learned)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (batch.Rows.Count, batch.Columns);
        var inputs = new long[rows * columns];
        Array.Fill(inputs, SpecialToken.Padding);
        var (wanted, targets, families) = (new List<long>(), new List<long>(), new List<int>());
        for (var row = 0; row < rows; row++)
        {
            var (ids, prompt, family) = batch.Rows[row];
            for (var column = 0; column + 1 < ids.Length; column++)
            {
                inputs[row * columns + column] = ids[column];
                if (column + 1 < prompt)
                    continue;
                wanted.Add(row * columns + column);
                targets.Add(ids[column + 1]);
                families.Add(family);
            }
        }

        var logits = _model.Forward(TinyLlama.Ids(inputs).view(rows, columns), TinyLlama.Ids([.. wanted]));
        var losses = nn.functional.cross_entropy(logits, TinyLlama.Ids([.. targets]), reduction: nn.Reduction.None);
        (losses.sum() / learned).backward();
        return (losses.detach().cpu().data<float>().ToArray(), families);
    }

    /// <summary>Does pieces of work side by side, each with one thread: matrices this small do not gain from threads of their own.</summary>
    private void Share(int count, Action<int> work) => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _threads }, index =>
    {
        set_num_threads(1);
        work(index);
    });
}
