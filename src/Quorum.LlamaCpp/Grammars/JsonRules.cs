namespace Quorum.LlamaCpp.Grammars;

/// <summary>The rules of JSON itself (RFC 8259), with bounded white space: a blank, or a line break and its indentation.</summary>
internal sealed class JsonRules(GrammarRules rules)
{
    private string? _value;

    public GrammarRules Rules => rules;

    /// <summary>White space, or none.</summary>
    public string Space => rules.Add("space", """(" " | "\n" [ \t]{0,20})?""");

    /// <summary>One character of a string. It is one character for a reader as well, whichever way it is written.</summary>
    public string Character => rules.Add("char", """[^"\\\x00-\x1F] | "\\" (["\\/bfnrt] | "u" ([0-9a-cA-CefEF] [0-9a-fA-F]{3} | [dD] [0-7] [0-9a-fA-F]{2}))""");

    public string Text => rules.Add("string", $"\"\\\"\" {Character}* \"\\\"\"");

    public string Integer => rules.Add("integer", """ "-"? ("0" | [1-9] [0-9]{0,14}) """.Trim());

    public string Number => rules.Add("number", $$"""{{Integer}} {{Fraction}}? ([eE] [+-]? [0-9]{1,2})?""");

    public string Fraction => rules.Add("fraction", "\".\" [0-9]{1,15}");

    public string Boolean => rules.Add("boolean", """ "true" | "false" """.Trim());

    public string Null => rules.Add("null", "\"null\"");

    public string Object => Map(Value, 0, null);

    public string Array => List(Value, 0, null);

    /// <summary>Any value.</summary>
    public string Value
    {
        get
        {
            if (_value is not null)
                return _value;

            _value = rules.Reserve("value");
            rules.Define(_value, $"{Object} | {Array} | {Text} | {Number} | {Boolean} | {Null}");
            return _value;
        }
    }

    /// <summary>An array of so many values of one kind.</summary>
    public string List(string item, int min, int? max) => Enclose("array", "[", item, min, max, "]");

    /// <summary>An object of so many properties of one kind, whatever they are called.</summary>
    public string Map(string value, int min, int? max) => Enclose("object", "{", rules.Add("property", $"{Text} \":\" {Space} {value}"), min, max, "}");

    private string Enclose(string hint, string open, string item, int min, int? max, string close)
    {
        if (max == 0)
            return rules.Add(hint, $"\"{open}\" {Space} \"{close}\"");

        var more = rules.Add("more", $"\",\" {Space} {item}");
        var items = $"{item} {Gbnf.Repeat(more, Math.Max(0, min - 1), max - 1)}";
        return rules.Add(hint, $"\"{open}\" {Space} {(min == 0 ? rules.Add("items", items) + "?" : items)} {Space} \"{close}\"");
    }
}
