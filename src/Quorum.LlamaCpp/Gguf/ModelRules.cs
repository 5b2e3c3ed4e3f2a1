namespace Quorum.LlamaCpp.Gguf;

/// <summary>What must hold for a parsed file to be a model that llama.cpp v0.5.0 loads without ending the process.</summary>
internal static class ModelRules
{
    public static void Check(GgufFile file)
    {
        var metadata = new MetadataRules(file);
        string architecture = metadata.Text(GgufKeys.Architecture)
            ?? throw metadata.Fault($"'{GgufKeys.Architecture}' is missing; convert the model anew.");
        if (!Architectures.Known.Contains(architecture))
            throw metadata.Fault($"its architecture '{architecture}' is not one that this version of llama.cpp can run.");
        _ = metadata.Text(GgufKeys.Name);
        _ = metadata.Text(GgufKeys.ChatTemplate);
        _ = metadata.UInt32(GgufKeys.FileType);
        CheckSplit(metadata);
        new HyperParameterRules(metadata, architecture).Check();
        int tokens = VocabularyRules.Check(metadata);
        if (architecture == LlamaRules.Architecture) new LlamaRules(metadata, tokens).Check();
    }

    private static void CheckSplit(MetadataRules metadata)
    {
        if (metadata.File.Metadata.GetValueOrDefault(GgufKeys.SplitCount) is not { } count) return;
        if (count is not { Type: GgufValueType.U16, IsArray: false })
            throw metadata.Fault($"'{GgufKeys.SplitCount}' is no 16-bit unsigned integer.");
        if (count.GetInt64() > 1)
            throw metadata.Fault($"it is one of {count.GetInt64()} parts; merge them with llama-gguf-split --merge and pass the result.");
    }
}
