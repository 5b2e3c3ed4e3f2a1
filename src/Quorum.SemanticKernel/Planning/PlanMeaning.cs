using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>
/// What plans do, apart from how they are written. Two plans are one if their calls with side effects do the same in the same order, and so does the
/// call that gives the result; the order of arguments and of independent calls, which numbers the results have, a call that is made twice
/// instead of used twice, and a default that is given or left out make no difference.
/// </summary>
internal sealed class PlanMeaning(PlannedFunctions functions) : IEqualityComparer<Plan>
{
    // A plan that uses every result twice would double its text with every call.
    private const int Longest = 256;

    public bool Equals(Plan? x, Plan? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Describe(x) == Describe(y));

    public int GetHashCode(Plan obj) => Describe(obj).GetHashCode(StringComparison.Ordinal);

    /// <summary>A text that is equal for plans that do the same.</summary>
    public string Describe(Plan plan)
    {
        var changes = 0;
        var described = new List<string>(plan.Calls.Count);
        var effects = new StringBuilder();
        foreach (var call in plan.Calls)
        {
            var function = functions.Find(call.Function);
            var text = Describe(call, function, described);
            if (function?.HasSideEffects != false)
            {
                // Each such call is one of its own, however alike they are.
                changes++;
                text = string.Create(CultureInfo.InvariantCulture, $"{changes}!{text}");
                effects.Append(text).Append(';');
            }
            else if (changes > 0)
            {
                // What is read after a change may not be what was read before it.
                text = string.Create(CultureInfo.InvariantCulture, $"{changes}:{text}");
            }

            described.Add(text.Length <= Longest ? text : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }

        return effects.Append(described.LastOrDefault()).ToString();
    }

    private static string Describe(PlanCall call, PlannedFunction? function, List<string> earlier)
    {
        var defaults = function?.Parameters.Where(parameter => parameter.Default is not null && !call.Arguments.ContainsKey(parameter.Name))
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Default!.Value)) ?? [];
        var arguments = call.Arguments.Concat(defaults)
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}={Describe(PlanArgument.Of(argument.Value), earlier)}");
        return $"{call.Function}({string.Join(',', arguments)})";
    }

    // A number is the same with a fraction of zero.
    private static string Describe(PlanArgument argument, List<string> earlier) =>
        argument.Call is { } call && call >= 1 && call <= earlier.Count ? earlier[call - 1]
        : argument is { Call: null, Input: null, Constant: { ValueKind: JsonValueKind.Number } constant } && constant.TryGetDecimal(out var number) ? number.ToString("G29", CultureInfo.InvariantCulture)
        : argument.ToString();
}
