namespace Quorum.LlamaCpp.Gguf;

/// <summary>What must hold for a parsed file to be a model that llama.cpp v0.5.0 loads without ending the process.</summary>
internal static class ModelRules
{
    /// <summary>Refuses a file for its first fault.</summary>
    public static void Check(GgufFile file)
    {
        foreach (InvalidGgufException fault in Faults(file)) throw fault;
    }

    /// <summary>Finds the first fault of each kind: of the architecture, the hyper-parameters, the vocabulary and the tensors.</summary>
    public static IEnumerable<InvalidGgufException> Faults(GgufFile file)
    {
        var metadata = new MetadataRules(file);
        string? architecture = null;
        int tokens = -1;
        if (Fault(() => architecture = CheckArchitecture(metadata)) is { } unknown) yield return unknown;
        if (architecture is not null && Fault(new HyperParameterRules(metadata, architecture).Check) is { } hyperParameter) yield return hyperParameter;
        if (Fault(() => tokens = VocabularyRules.Check(metadata)) is { } vocabulary) yield return vocabulary;
        if (TransformerRules.Know(architecture) && tokens >= 0 && Fault(() => new TransformerRules(metadata, architecture!, tokens).Check()) is { } tensors)
            yield return tensors;
    }

    private static string CheckArchitecture(MetadataRules metadata)
    {
        string architecture = metadata.Text(GgufKeys.Architecture)
            ?? throw metadata.Fault($"'{GgufKeys.Architecture}' is missing; convert the model anew.");
        if (!Architectures.Known.Contains(architecture))
            throw metadata.Fault($"its architecture '{architecture}' is not one that this version of llama.cpp can run.");
        _ = metadata.Text(GgufKeys.Name);
        _ = metadata.Text(GgufKeys.ChatTemplate);
        _ = metadata.UInt32(GgufKeys.FileType);
        return architecture;
    }

    private static InvalidGgufException? Fault(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (InvalidGgufException e)
        {
            return e;
        }
    }
}
