namespace Quorum.LlamaCpp;

/// <summary>The model files that <see cref="ModelReference.Parse"/> knows by name: quantisations of DeepSeek-R1-Distill-Llama-8B.</summary>
/// <remarks>
/// The files come from two repositories on Hugging Face, bartowski's and unsloth's, at fixed revisions. Files of the same name differ
/// between repositories, so every one is held to its SHA-256.
/// </remarks>
public static class ModelCatalog
{
    /// <summary>The quantisation that is taken when none is named: the usual balance of size and quality.</summary>
    public const string DefaultQuantisation = "Q4_K_M";

    private const string Llama8B = "DeepSeek-R1-Distill-Llama-8B";
    private const string Licence = "Built with Llama. MIT License (DeepSeek) and Llama 3.1 Community License (Meta).";

    /// <summary>Gets the files, smallest first.</summary>
    public static IReadOnlyList<CatalogModel> Models { get; } =
    [
        Unsloth("Q2_K", 3.18, "56107492e36165ecc625c1b899d74397e662d04d2e6f2a95906608188930c598"),
        Unsloth("Q2_K_L", 3.30, "f0a19db63860697552e32c747ab3cca6d79df0caa037fbbfcaffc821dc6ffcb0"),
        Unsloth("Q3_K_M", 4.02, "4ad15feb7b44505f46ea7d949e6b845d971455eee0b7f1ea2e91139485b1e4c9"),
        Bartowski("IQ4_XS", 4.45, "a076a5f7e48a054067d420c32740e1e63b425e1318a9a4eba89024906d67adcd"),
        Bartowski("Q4_K_M", 4.92, "87bcba20b4846d8dadf753d3ff48f9285d131fc95e3e0e7e934d4f20bc896f5d", length: 4_920_736_608),
        Unsloth("Q5_K_M", 5.73, "7cd9eaa42aa09326ac9af59563421ea89bade3922ab6c1e2ef680e1f99d3721a"),
        Unsloth("Q6_K", 6.60, "6277b5d729562f2e01436c81b919b5b69084022560c77c98d72a5d6fc215f13e"),
        Unsloth("Q8_0", 8.54, "8c6e3924d662d3f24a96b228a5c317510c27e91c587e71e78877ed18a875ec82"),
        Unsloth("F16", 16.1, "4e4e7cf0946ab9d63a41316c115c9bd9d68058c1e4b265fc51c387159738088c"),
    ];

    /// <summary>Finds a file by the model's name and, after a colon, the quantisation; neither heeds upper and lower case.</summary>
    /// <param name="name">For example <c>DeepSeek-R1-Distill-Llama-8B:Q6_K</c>.</param>
    /// <returns>The file.</returns>
    /// <exception cref="FormatException">There is no such file; the message names those that there are.</exception>
    public static CatalogModel Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var parts = name.Split(':', 2);
        var files = Models.Where(file => file.Model.Equals(parts[0], StringComparison.OrdinalIgnoreCase)).ToArray();
        if (files.Length == 0)
        {
            throw new FormatException(
                $"There is no model '{parts[0]}' in the catalogue, only {string.Join(", ", Models.Select(file => file.Model).Distinct())}. "
                + "Any other is named by owner/repository:file.gguf or its address.");
        }

        var quantisation = parts.Length > 1 ? parts[1] : DefaultQuantisation;
        return Array.Find(files, file => file.Quantisation.Equals(quantisation, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"There is no quantisation '{quantisation}' of {files[0].Model}, only {string.Join(", ", files.Select(file => file.Quantisation))}.");
    }

    private static CatalogModel Bartowski(string quantisation, double gigabytes, string sha256, long? length = null) =>
        File("bartowski", "935d400c2ed1a29cc2a1045df25ec7998fb4dfe4", quantisation, gigabytes, sha256, length);

    private static CatalogModel Unsloth(string quantisation, double gigabytes, string sha256) =>
        File("unsloth", "70661aa9b9e6c69734b394916ddbc540fd4731bf", quantisation, gigabytes, sha256, length: null);

    private static CatalogModel File(string owner, string revision, string quantisation, double gigabytes, string sha256, long? length) =>
        new(Llama8B, quantisation, gigabytes, Licence, new()
        {
            Repository = $"{owner}/{Llama8B}-GGUF",
            Revision = revision,
            File = $"{Llama8B}-{quantisation}.gguf",
            Length = length,
            Sha256 = sha256,
        });
}
