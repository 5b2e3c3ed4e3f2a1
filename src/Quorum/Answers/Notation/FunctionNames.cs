using System.Collections.Frozen;

namespace Quorum;

/// <summary>The names of functions, as commands or plain.</summary>
internal static class FunctionNames
{
    private static readonly FrozenDictionary<string, MathFunction> _functions = new Dictionary<string, MathFunction>(StringComparer.Ordinal)
    {
        ["sin"] = MathFunction.Sine,
        ["cos"] = MathFunction.Cosine,
        ["tan"] = MathFunction.Tangent,
        ["tg"] = MathFunction.Tangent,
        ["cot"] = MathFunction.Cotangent,
        ["ctg"] = MathFunction.Cotangent,
        ["cotan"] = MathFunction.Cotangent,
        ["sec"] = MathFunction.Secant,
        ["csc"] = MathFunction.Cosecant,
        ["cosec"] = MathFunction.Cosecant,
        ["arcsin"] = MathFunction.ArcSine,
        ["asin"] = MathFunction.ArcSine,
        ["arccos"] = MathFunction.ArcCosine,
        ["acos"] = MathFunction.ArcCosine,
        ["arctan"] = MathFunction.ArcTangent,
        ["atan"] = MathFunction.ArcTangent,
        ["arctg"] = MathFunction.ArcTangent,
        ["arccot"] = MathFunction.ArcCotangent,
        ["arcctg"] = MathFunction.ArcCotangent,
        ["acot"] = MathFunction.ArcCotangent,
        ["arcsec"] = MathFunction.ArcSecant,
        ["arccsc"] = MathFunction.ArcCosecant,
        ["sinh"] = MathFunction.HyperbolicSine,
        ["cosh"] = MathFunction.HyperbolicCosine,
        ["tanh"] = MathFunction.HyperbolicTangent,
        ["sh"] = MathFunction.HyperbolicSine,
        ["ch"] = MathFunction.HyperbolicCosine,
        ["th"] = MathFunction.HyperbolicTangent,
        ["ln"] = MathFunction.NaturalLogarithm,
        ["log"] = MathFunction.Logarithm,
        ["lg"] = MathFunction.Logarithm,
        ["exp"] = MathFunction.Unknown,
        ["cis"] = MathFunction.Unknown,
        ["gcd"] = MathFunction.GreatestCommonDivisor,
        ["lcm"] = MathFunction.LeastCommonMultiple,
        ["min"] = MathFunction.Minimum,
        ["max"] = MathFunction.Maximum,
        ["abs"] = MathFunction.AbsoluteValue,
        ["Abs"] = MathFunction.AbsoluteValue,
        ["floor"] = MathFunction.Floor,
        ["ceil"] = MathFunction.Ceiling,
        ["sgn"] = MathFunction.Sign,
        ["sign"] = MathFunction.Sign,
        ["arg"] = MathFunction.Argument,
        ["Re"] = MathFunction.RealPart,
        ["Im"] = MathFunction.ImaginaryPart,
        ["НОД"] = MathFunction.GreatestCommonDivisor,
        ["НОК"] = MathFunction.LeastCommonMultiple,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, MathFunction> _symbols =
        _functions.ToFrozenDictionary(function => @"\" + function.Key, function => function.Value, StringComparer.Ordinal);

    /// <summary>All names; <c>exp</c> is a power of e and <c>cis</c> a sum rather than functions of their own.</summary>
    public static IEnumerable<string> All => _functions.Keys.Except(["sh", "ch", "th", "sign"]);

    /// <summary>Tells which function a symbol such as <c>\sin</c> names.</summary>
    public static bool TryGet(string symbol, out MathFunction function)
    {
        function = default;
        return symbol.Length > 1 && symbol[0] == '\\' && _symbols.TryGetValue(symbol, out function);
    }

    /// <summary>The inverse that an exponent of −1 means.</summary>
    public static MathFunction? Inverse(MathFunction function) => function switch
    {
        MathFunction.Sine => MathFunction.ArcSine,
        MathFunction.Cosine => MathFunction.ArcCosine,
        MathFunction.Tangent => MathFunction.ArcTangent,
        MathFunction.Cotangent => MathFunction.ArcCotangent,
        MathFunction.Secant => MathFunction.ArcSecant,
        MathFunction.Cosecant => MathFunction.ArcCosecant,
        _ => null,
    };

    public static bool IsTrigonometric(MathFunction function) => function is >= MathFunction.Sine and <= MathFunction.Cosecant;
}
