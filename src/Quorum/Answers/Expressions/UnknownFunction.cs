namespace Quorum;

/// <summary>Functions whose values are not known, or not between the integers: equal arguments give equal values, and that is all.</summary>
internal static class UnknownFunction
{
    /// <summary>A value that depends on the name and the fingerprints of the arguments only.</summary>
    public static EvaluatedValue Apply(string name, EvaluatedValue[] arguments, bool isSymmetric, int precision)
    {
        var texts = new string[arguments.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (Fingerprint.Write(arguments[i].ToBalls(precision), precision) is not { } text)
                return EvaluatedValue.Failed(BallState.Imprecise);

            texts[i] = text;
        }

        if (isSymmetric)
            Array.Sort(texts, StringComparer.Ordinal);
        return new(EvaluationPoint.ValueOfUnknown($"{name}({string.Join(';', texts)})"));
    }
}
