using System.Text.Encodings.Web;
using System.Text.Json;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Cli.Models;

/// <summary>Prints a report for programs. Sizes are in bytes.</summary>
internal static class JsonModelReport
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, ModelReport report)
    {
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("file", report.Path);
            if (report.Summary is { } summary)
                WriteSummary(json, summary);
            if (report.Hashes is { } hashes)
                WriteList(json, "sha256", hashes);
            if (report.Memory is { } memory)
                WriteMemory(json, memory);
            WriteList(json, "faults", report.Faults);
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
    }

    private static void WriteSummary(Utf8JsonWriter json, ModelSummary model)
    {
        WriteList(json, "parts", model.Parts);
        json.WriteNumber("version", model.Version);
        json.WriteString("name", model.Name);
        json.WriteString("architecture", model.Architecture);
        json.WriteNumber("parameters", model.Parameters);
        json.WriteNumber("weights", model.Bytes);
        json.WriteNumber("tensors", model.TensorCount);
        WriteNumber(json, "layers", model.Layers);
        WriteNumber(json, "embedding", model.Embedding);
        WriteNumber(json, "heads", model.Heads);
        WriteNumber(json, "keyValueHeads", model.KeyValueHeads);
        WriteNumber(json, "context", model.Context);
        json.WriteString("tokenizer", model.Tokenizer);
        json.WriteNumber("tokens", model.Tokens);
        json.WriteString("chatFormat", model.ChatFormat);
        json.WriteBoolean("thinks", model.Thinking is not null);
        json.WriteStartObject("quantisation");
        foreach (var (type, tensors, bytes) in model.Quantisation)
        {
            json.WriteStartObject(type.ToString());
            json.WriteNumber("tensors", tensors);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("provenance");
        foreach (var (key, value) in model.Provenance)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteMemory(Utf8JsonWriter json, MemoryPlan memory)
    {
        json.WriteStartObject("memory");
        json.WriteNumber("samples", memory.Samples);
        json.WriteNumber("tokens", memory.Tokens);
        json.WriteString("kv", memory.CacheType == GgufTensorType.Q8_0 ? "q8_0" : "f16");
        json.WriteNumber("weights", memory.Estimate.Weights);
        json.WriteNumber("cache", memory.Estimate.Cache);
        json.WriteNumber("compute", memory.Estimate.Compute);
        json.WriteNumber("total", memory.Estimate.Total);
        json.WriteNumber("available", memory.Available.Bytes);
        json.WriteBoolean("containerLimit", memory.Available.IsContainerLimit);
        json.WriteBoolean("fits", memory.Fits);
        json.WriteNumber("tokensThatFit", memory.TokensThatFit);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
