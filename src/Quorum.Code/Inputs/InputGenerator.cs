namespace Quorum.Code.Inputs;

/// <summary>Generates calls of a function from the types of its parameters.</summary>
internal static class InputGenerator
{
    // So many equal draws in a row: the types have no more values.
    private const int Patience = 100;

    /// <summary>Generates calls, no two of them equal: first the boundary values of each parameter, then random ones.</summary>
    /// <param name="signature">The function.</param>
    /// <param name="material">What the values are made of besides their types.</param>
    /// <param name="seed">The same seed gives the same calls.</param>
    public static IEnumerable<FunctionCall> Generate(FunctionSignature signature, InputMaterial material, int seed)
    {
        var random = new Random(seed);
        var values = new InputValues(material, random);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string>[] boundaries = [.. signature.Parameters.Select(values.Boundaries)];
        for (var row = 0; row < boundaries.Max(list => list.Count); row++)
        {
            // Each parameter starts elsewhere, so that small values meet large ones.
            string arguments = Join(boundaries.Select((list, parameter) => list[(row + parameter) % list.Count]));
            if (seen.Add(arguments))
                yield return new FunctionCall(signature.Function, arguments);
        }

        for (var misses = 0; misses < Patience;)
        {
            string arguments = Join(signature.Parameters.Select(values.Draw));
            misses = seen.Add(arguments) ? 0 : misses + 1;
            if (misses == 0)
                yield return new FunctionCall(signature.Function, arguments);
        }
    }

    private static string Join(IEnumerable<string> arguments) => $"[{string.Join(", ", arguments)}]";
}
