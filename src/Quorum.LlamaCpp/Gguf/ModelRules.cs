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
        new HyperParameterRules(metadata, architecture).Check();
        int tokens = VocabularyRules.Check(metadata);
        if (architecture == LlamaRules.Architecture) new LlamaRules(metadata, tokens).Check();
    }
}
