using System.Diagnostics;
using TinyModelTrainer.Network;
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

    public Trainer(Recipe recipe, TinyLlama model, Tokenizer tokenizer)
    {
        _recipe = recipe;
        _model = model;
        _batches = new BatchSource(recipe, tokenizer);
        var shape = model.Shape;
        _muon =
        [
            new Muon(model.Attention, shape.Width), new Muon(model.AttentionOutput, shape.Width),
            new Muon(model.GateAndUp, shape.FeedForward), new Muon(model.Down, shape.Width),
        ];
        _adam = [new Adam(model.Embedding), new Adam(model.Norms), new Adam(model.Head)];
    }

    /// <summary>Where the run stands.</summary>
    public Position Position { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Whether the recipe's tokens are used up.</summary>
    public bool IsDone => Position.Tokens >= _recipe.Tokens;

    /// <summary>All that a checkpoint must hold besides the position.</summary>
    private IEnumerable<Tensor> State =>
        [.. _model.Parameters.Select(parameter => parameter.Value), .. _muon.Select(muon => muon.State), .. _adam.SelectMany(adam => new[] { adam.First, adam.Second })];

    /// <summary>Trains on the next lot of problems.</summary>
    public Progress TrainLot()
    {
        var clock = Stopwatch.StartNew();
        var (losses, learned, tokens) = (0.0, 0L, 0L);
        foreach (var batch in _batches.Lot(Position.Lot, _recipe.MixAt(Position.Tokens)))
        {
            var (loss, count) = Step(batch);
            losses += loss * count;
            learned += count;
            tokens += batch.Tokens;
            Position = Position with { Step = Position.Step + 1, Tokens = Position.Tokens + batch.Tokens };
        }

        Position = Position with { Lot = Position.Lot + 1, Seconds = Position.Seconds + clock.Elapsed.TotalSeconds };
        return new Progress(losses / learned, tokens / clock.Elapsed.TotalSeconds, _recipe.RatesAt(Position.Step, Position.Tokens).Muon);
    }

    /// <summary>Writes a checkpoint; an earlier one is replaced only by a complete one.</summary>
    public void Save(string path) => Checkpoint.Save(path, _recipe, Position, State);

    /// <summary>Goes on from a checkpoint of the same recipe.</summary>
    public void Resume(string path) => Position = Checkpoint.Load(path, _recipe, State);

    private (double Loss, int Count) Step(Batch batch)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (batch.Rows.Count, batch.Columns);
        var inputs = new long[rows * columns];
        Array.Fill(inputs, SpecialToken.Padding);
        var wanted = new List<long>();
        var targets = new List<long>();
        for (var row = 0; row < rows; row++)
        {
            var ids = batch.Rows[row];
            for (var column = 0; column + 1 < ids.Length; column++)
            {
                inputs[row * columns + column] = ids[column];
                if (column + 1 < batch.Prompts[row])
                    continue;
                wanted.Add(row * columns + column);
                targets.Add(ids[column + 1]);
            }
        }

        var logits = _model.Forward(tensor(inputs).view(rows, columns), tensor(wanted));
        var loss = nn.functional.cross_entropy(logits, tensor(targets));
        loss.backward();
        var (muonRate, adamRate) = _recipe.RatesAt(Position.Step, Position.Tokens);
        using (no_grad())
        {
            foreach (var muon in _muon)
                muon.Step(muonRate);
            foreach (var adam in _adam)
                adam.Step(adamRate, Position.Step + 1);
        }

        return (loss.item<float>(), targets.Count);
    }
}
