using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>The tests of a program, compressed until they are needed.</summary>
public sealed class PackedTests
{
    private readonly byte[] _packed;

    /// <summary>Takes tests that are packed already.</summary>
    /// <param name="packed">What <see cref="Packed"/> gave.</param>
    [JsonConstructor]
    public PackedTests(ReadOnlyMemory<byte> packed) => _packed = packed.ToArray();

    /// <summary>Gets the tests as a zlib stream of the JSON that <see cref="CodeTask.ParseLiveCodeBench"/> reads.</summary>
    public ReadOnlyMemory<byte> Packed => _packed;

    /// <summary>Packs tests.</summary>
    /// <param name="function">The function to call; <see langword="null"/> for a program that reads standard input.</param>
    /// <param name="tests">Input and expected output of each, as LiveCodeBench has them.</param>
    /// <returns>The tests, packed.</returns>
    /// <exception cref="FormatException">A test is not one of the function: its arguments are not JSON, line by line.</exception>
    internal static PackedTests Of(string? function, IReadOnlyList<(string Input, string Output)> tests)
    {
        var json = new JsonObject
        {
            ["inputs"] = new JsonArray([.. tests.Select(test => (JsonNode)test.Input)]),
            ["outputs"] = new JsonArray([.. tests.Select(test => (JsonNode)test.Output)]),
        };
        if (function is not null)
            json["fn_name"] = function;

        return Of(json.ToJsonString());
    }

    /// <summary>Packs tests in the JSON of LiveCodeBench.</summary>
    /// <exception cref="FormatException">The text is not that.</exception>
    internal static PackedTests Of(string text)
    {
        CodeTask.ParseLiveCodeBench(text);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(Encoding.UTF8.GetBytes(text));

        return new PackedTests(packed.ToArray());
    }

    /// <summary>Unpacks the tests.</summary>
    /// <returns>The task that they make.</returns>
    /// <exception cref="FormatException">They are damaged.</exception>
    public CodeTask Unpack()
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(_packed), CompressionMode.Decompress);
            using var reader = new StreamReader(zlib, Encoding.UTF8);
            return CodeTask.ParseLiveCodeBench(reader.ReadToEnd());
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"The packed tests are damaged: {e.Message}", e);
        }
    }
}
