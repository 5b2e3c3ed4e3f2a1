using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Quorum.Cli;

/// <summary>Options that are numbers: read the same way in every culture, and every fault in one sentence.</summary>
internal static class Numbers
{
    /// <summary>An option that is absent unless it is given.</summary>
    public static Option<T?> Option<T>(string name, string description, Predicate<T> isValid, string rule)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isValid(value))
                    return value;
                result.AddError($"{name} {rule}, but is '{text}'.");
                return null;
            },
        };

    /// <summary>An option that is a whole number within limits.</summary>
    public static Option<int?> Option(string name, string description, int least, int most = int.MaxValue) => Option<int>(
        name, description, value => value >= least && value <= most, most == int.MaxValue ? $"must be a whole number of at least {least}" : $"must be a whole number from {least} to {most}");
}
