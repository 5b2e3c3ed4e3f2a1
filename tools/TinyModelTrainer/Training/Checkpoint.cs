using System.Runtime.InteropServices;
using static TorchSharp.torch;
using Architecture = TinyModelTrainer.Network.Architecture;

namespace TinyModelTrainer.Training;

/// <summary>A file from which a run goes on as if it had never stopped.</summary>
internal static class Checkpoint
{
    private const int Format = 2;

    /// <summary>Writes everything, first under another name, then in place of the old file.</summary>
    public static void Save(string path, Recipe recipe, Architecture shape, Position position, FamilyMix mix, IEnumerable<Tensor> state)
    {
        var unfinished = path + ".unfinished";
        using (var file = File.Create(unfinished))
        using (var writer = new BinaryWriter(file))
        {
            writer.Write(Format);
            writer.Write(recipe.Seed);
            writer.Write(shape.Vocabulary);
            writer.Write(shape.Layers);
            writer.Write(shape.Width);
            writer.Write(position.Lot);
            writer.Write(position.Step);
            writer.Write(position.Tokens);
            writer.Write(position.Seconds);
            writer.Write(mix.Accuracies.Length);
            foreach (var accuracy in mix.Accuracies)
                writer.Write(accuracy);
            foreach (var tensor in state)
                writer.Write(MemoryMarshal.AsBytes<float>(tensor.detach().cpu().data<float>().ToArray()));
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The seed and the network of the run that wrote the file.</summary>
    /// <exception cref="InvalidDataException">The file is no checkpoint of this version.</exception>
    public static (int Seed, Architecture Shape) ReadHead(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        return ReadHead(reader, path);
    }

    /// <summary>Reads the tensors' values in place, and the accuracies.</summary>
    /// <exception cref="InvalidDataException">The file belongs to another seed or network.</exception>
    public static Position Load(string path, Recipe recipe, Architecture shape, FamilyMix mix, IEnumerable<Tensor> state)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var (seed, found) = ReadHead(reader, path);
        if (seed != recipe.Seed || found != shape)
            throw new InvalidDataException($"'{path}' was written by a run with another seed or network. Give that run's --seed, --layers and --width, or remove the file.");

        var position = new Position(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadDouble());
        if (reader.ReadInt32() != mix.Accuracies.Length)
            throw new InvalidDataException($"'{path}' was written by a run with other families. Remove the file.");
        for (var i = 0; i < mix.Accuracies.Length; i++)
            mix.Accuracies[i] = reader.ReadDouble();

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

    private static (int Seed, Architecture Shape) ReadHead(BinaryReader reader, string path) => reader.ReadInt32() == Format
        ? (reader.ReadInt32(), new Architecture(reader.ReadInt32()) { Layers = reader.ReadInt32(), Width = reader.ReadInt32() })
        : throw new InvalidDataException($"'{path}' is no checkpoint of this version. Remove the file.");
}
