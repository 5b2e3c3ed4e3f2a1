using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TinyModelTrainer.Training;

/// <summary>A file from which a run goes on as if it had never stopped.</summary>
internal static class Checkpoint
{
    /// <summary>Writes recipe, position and tensors, first under another name, then in place of the old file.</summary>
    public static void Save(string path, Recipe recipe, Position position, IEnumerable<Tensor> state)
    {
        var unfinished = path + ".unfinished";
        using (var writer = new BinaryWriter(File.Create(unfinished)))
        {
            writer.Write(recipe.Seed);
            writer.Write(recipe.Tokens);
            writer.Write(position.Lot);
            writer.Write(position.Step);
            writer.Write(position.Tokens);
            writer.Write(position.Seconds);
            foreach (var tensor in state)
                writer.Write(MemoryMarshal.AsBytes<float>(tensor.detach().data<float>().ToArray()));
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads the tensors' values in place.</summary>
    /// <exception cref="InvalidDataException">The file belongs to another recipe or network.</exception>
    public static Position Load(string path, Recipe recipe, IEnumerable<Tensor> state)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        if (reader.ReadInt32() != recipe.Seed || reader.ReadInt64() != recipe.Tokens)
            throw new InvalidDataException($"'{path}' was written by a run with another seed or length. Give that run's --seed and --tokens, or remove the file.");

        var position = new Position(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadDouble());
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        foreach (var target in state)
        {
            var values = new float[target.numel()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            target.copy_(tensor(values).view_as(target));
        }

        return position;
    }
}
