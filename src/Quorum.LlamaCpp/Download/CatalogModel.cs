namespace Quorum.LlamaCpp;

/// <summary>A model file that is known by name, with where it lies and what it must hash to.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Quantisation">How the weights are stored, such as <c>Q4_K_M</c>.</param>
/// <param name="Gigabytes">About how large the file is, in units of 10⁹ bytes.</param>
/// <param name="Licence">What its licence asks to be said.</param>
/// <param name="Reference">Where the file is.</param>
public sealed record CatalogModel(string Model, string Quantisation, double Gigabytes, string Licence, ModelReference Reference);
