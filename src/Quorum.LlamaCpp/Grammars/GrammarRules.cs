using System.Text;

namespace Quorum.LlamaCpp.Grammars;

/// <summary>The rules of a grammar under construction. An expression that was added before keeps its name.</summary>
internal sealed class GrammarRules
{
    private readonly Dictionary<string, string?> _bodies = new(StringComparer.Ordinal) { ["root"] = null };
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds a rule.</summary>
    /// <param name="hint">What it is for; its name, unless that is taken.</param>
    /// <param name="expression">What it stands for.</param>
    /// <returns>The rule's name.</returns>
    public string Add(string hint, string expression)
    {
        if (_names.TryGetValue(expression, out var known))
            return known;

        var name = Reserve(hint);
        Define(name, expression);
        _names.Add(expression, name);
        return name;
    }

    /// <summary>Takes a name for a rule that is defined later, and may be used before.</summary>
    public string Reserve(string hint)
    {
        var stem = string.Concat(hint.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-')).Trim('-');
        stem = stem.Length == 0 ? "rule" : stem;
        var name = stem;
        for (var i = 2; !_bodies.TryAdd(name, null); i++)
            name = $"{stem}-{i}";
        return name;
    }

    public void Define(string name, string expression) => _bodies[name] = expression;

    /// <summary>The whole grammar, in which <c>root</c> stands for an expression.</summary>
    public string ToGbnf(string root)
    {
        Define("root", root);
        var text = new StringBuilder();
        foreach (var (name, expression) in _bodies)
            text.Append(name).Append(" ::= ").Append(expression).Append('\n');
        return text.ToString();
    }
}
