using System.Text.Json.Nodes;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>Grammars of strings: of a length, of a pattern, or of one of the formats that .NET reads as a type of its own.</summary>
internal static class TextGrammar
{
    private const string Time = """([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{1,7})?""";
    private const string Offset = """("Z" | [+-] ("0" [0-9] | "1" [0-3]) ":" [0-5] [0-9])""";
    private const string Year = """("000" [1-9] | "00" [1-9] [0-9] | "0" [1-9] [0-9]{2} | [1-9] [0-9]{3})""";
    private const string LeapYear = """("000" [48] | "00" ([2468] [048] | [13579] [26]) | ("0" [1-9] | [1-9] [0-9]) ("0" [48] | [2468] [048] | [13579] [26]) | ("0" [48] | [2468] [048] | [13579] [26]) "00")""";
    private const string Day = """("0" [1-9] | "1" [0-9] | "2" [0-8])""";
    private const string LaterDay = """(("0" [13-9] | "1" [0-2]) "-" ("29" | "30") | ("0" [13578] | "1" [02]) "-31")""";
    private const string Month = """("0" [1-9] | "1" [0-2])""";
    private const string Uuid = """[0-9a-fA-F]{8} "-" [0-9a-fA-F]{4} "-" [0-9a-fA-F]{4} "-" [0-9a-fA-F]{4} "-" [0-9a-fA-F]{12}""";

    /// <summary>The strings that a schema allows.</summary>
    public static string Of(JsonRules json, JsonObject schema, SchemaLocation location)
    {
        var (min, max) = (SchemaKeywords.Count(schema, "minLength", location), SchemaKeywords.Count(schema, "maxLength", location));
        var hasLength = min > 0 || max is not null;
        if (SchemaKeywords.Text(schema, "pattern", location) is { } pattern)
        {
            return hasLength ? throw location.Fault("has both a 'pattern' and a length")
                : Quoted(new PatternGrammar(json, pattern, location).ToExpression());
        }

        // Other formats describe a string, as the standard has it.
        var format = OfFormat(json.Rules, SchemaKeywords.Text(schema, "format", location));
        if (format is not null)
            return hasLength ? throw location.Fault("has both a 'format' and a length") : Quoted(format);
        if (max < min)
            throw location.Fault("has a greater 'minLength' than 'maxLength'");
        return hasLength ? Quoted(Gbnf.Repeat(json.Character, min ?? 0, max)) : json.Text;

        string Quoted(string expression) => json.Rules.Add(location.Name, $"\"\\\"\" {expression} \"\\\"\"");
    }

    private static string? OfFormat(GrammarRules rules, string? format) => format switch
    {
        "date" => Date(rules),
        "time" => rules.Add("time", Time),
        "date-time" => $"{Date(rules)} \"T\" {rules.Add("time", Time)} {rules.Add("offset", Offset)}",
        "uuid" => rules.Add("uuid", Uuid),
        _ => null,
    };

    private static string Date(GrammarRules rules) =>
        rules.Add("date", $"{rules.Add("year", Year)} \"-\" ({Month} \"-\" {Day} | {LaterDay}) | {rules.Add("leap-year", LeapYear)} \"-02-29\"");
}
