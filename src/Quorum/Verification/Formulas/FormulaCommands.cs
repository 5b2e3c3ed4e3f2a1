using System.Collections.Frozen;

namespace Quorum;

/// <summary>What LaTeX commands are to a formula.</summary>
internal static class FormulaCommands
{
    public static readonly FrozenDictionary<string, RelationKind> Relations = new Dictionary<string, RelationKind>
    {
        ["ne"] = RelationKind.NotEqual,
        ["neq"] = RelationKind.NotEqual,
        ["approx"] = RelationKind.Approximate,
        ["le"] = RelationKind.LessOrEqual,
        ["leq"] = RelationKind.LessOrEqual,
        ["leqslant"] = RelationKind.LessOrEqual,
        ["ge"] = RelationKind.GreaterOrEqual,
        ["geq"] = RelationKind.GreaterOrEqual,
        ["geqslant"] = RelationKind.GreaterOrEqual,
        ["lt"] = RelationKind.Less,
        ["gt"] = RelationKind.Greater,
        ["equiv"] = RelationKind.Congruent,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        ["times"] = "*",
        ["cdot"] = "*",
        ["ast"] = "*",
        ["div"] = "/",
    }.ToFrozenDictionary();

    public static readonly FrozenSet<string> Skipped = FrozenSet.ToFrozenSet(
        ["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "limits", "nonumber", "notag", "thinspace", "color", "hspace"]);

    public static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["text", "textbf", "textit", "textrm", "mbox", "mathrm", "operatorname", "textnormal", "mathsf", "hbox", "tag", "label"]);

    public static readonly FrozenSet<string> Breaks = FrozenSet.ToFrozenSet(
        ["quad", "qquad", "to", "rightarrow", "longrightarrow", "implies", "Rightarrow", "Longrightarrow", "iff", "Leftrightarrow", "Longleftrightarrow", "in", "notin", "subset",
         "mid", "nmid", "perp", "parallel", "sim", "cong", "propto", "because", "therefore", "land", "lor", "forall", "exists", "item", "newline", "par", "mapsto", "ll", "gg", "colon"]);

    public static readonly FrozenSet<string> Opaque = FrozenSet.ToFrozenSet(
        ["dots", "ldots", "cdots", "vdots", "ddots", "sum", "int", "iint", "prod", "lim", "cup", "cap", "overline", "underline", "angle", "triangle", "widehat", "hat", "vec",
         "overrightarrow", "cancel", "bmod", "mod", "pmod", "pod", "underbrace", "overbrace", "substack", "infty", "emptyset", "varnothing", "mathbb", "mathcal", "pm", "mp",
         "arg", "deg", "det", "star", "oplus", "otimes", "circledast", "diamond", "prime", "bar", "sup", "inf", "Vert", "langle", "rangle", "setminus", "stackrel", "overset", "underset",
         "sqcup", "square", "Box", "blacksquare", "checkmark", "heartsuit", "spadesuit", "clubsuit", "clubs", "Phi", "bigcirc", "bullet", "smile"]);

    /// <summary>The command as the formula is to have it.</summary>
    public static string Spelling(string name) => name switch
    {
        "dfrac" or "tfrac" or "cfrac" => @"\frac",
        "dbinom" or "tbinom" => @"\binom",
        _ => @"\" + name,
    };
}
