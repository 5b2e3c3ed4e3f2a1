using System.Collections.Frozen;

namespace Quorum;

/// <summary>The spellings of symbols: LaTeX commands, Unicode characters and plain names, each with its canonical symbol.</summary>
internal static class NotationSymbols
{
    /// <summary>The symbol that stands for white space.</summary>
    public const string Space = " ";

    /// <summary>Commands and names of Greek letters, as variables.</summary>
    private static readonly Dictionary<string, string> _greek = new(StringComparer.Ordinal)
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["varepsilon"] = "ε", ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["vartheta"] = "θ", ["iota"] = "ι", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν",
        ["xi"] = "ξ", ["rho"] = "ρ", ["varrho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["upsilon"] = "υ", ["chi"] = "χ", ["psi"] = "ψ",
        ["omega"] = "ω", ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ", ["Sigma"] = "Σ", ["Phi"] = "Φ",
        ["Psi"] = "Ψ", ["Omega"] = "Ω", ["ell"] = "ℓ", ["hbar"] = "ħ",
    };

    private static readonly Dictionary<string, string> _commands = new(StringComparer.Ordinal)
    {
        [","] = Space, [";"] = Space, [":"] = Space, [">"] = Space, [" "] = Space, ["quad"] = Space, ["qquad"] = Space,
        ["thinspace"] = Space, ["enspace"] = Space, ["hspace"] = Space, ["newline"] = Space,
        ["!"] = "", ["left"] = "", ["right"] = "", ["big"] = "", ["Big"] = "", ["bigl"] = "", ["bigr"] = "", ["Bigl"] = "", ["Bigr"] = "",
        ["bigg"] = "", ["Bigg"] = "", ["biggl"] = "", ["biggr"] = "", ["Biggl"] = "", ["Biggr"] = "", ["middle"] = "", ["mathstrut"] = "",
        ["displaystyle"] = "", ["textstyle"] = "", ["scriptstyle"] = "", ["limits"] = "", ["nolimits"] = "", ["/"] = "", ["&"] = "",
        ["("] = "", [")"] = "", ["["] = "", ["]"] = "",
        ["cdot"] = "*", ["times"] = "*", ["ast"] = "*", ["bullet"] = "*", ["cdotp"] = "*", ["div"] = "/",
        ["le"] = "≤", ["leq"] = "≤", ["leqslant"] = "≤", ["leqq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["geqslant"] = "≥", ["geqq"] = "≥",
        ["lt"] = "<", ["gt"] = ">", ["ne"] = "≠", ["neq"] = "≠", ["approx"] = "≈", ["simeq"] = "≈", ["doteq"] = "≈", ["cong"] = "≅",
        ["equiv"] = "≡", ["sim"] = "~", ["pm"] = "±", ["mp"] = "∓", ["infty"] = "∞", ["infin"] = "∞",
        ["cup"] = "∪", ["bigcup"] = "∪", ["cap"] = "∩", ["bigcap"] = "∩", ["setminus"] = "∖", ["backslash"] = "∖", ["smallsetminus"] = "∖",
        ["in"] = "∈", ["isin"] = "∈", ["notin"] = "∉", ["emptyset"] = "∅", ["varnothing"] = "∅", ["lor"] = "∨", ["vee"] = "∨", ["land"] = "∧", ["wedge"] = "∧",
        ["{"] = "⦃", ["}"] = "⦄", ["lbrace"] = "⦃", ["rbrace"] = "⦄", ["langle"] = "⟨", ["rangle"] = "⟩", ["lbrack"] = "[", ["rbrack"] = "]",
        ["lfloor"] = "⌊", ["rfloor"] = "⌋", ["lceil"] = "⌈", ["rceil"] = "⌉", ["vert"] = "|", ["lvert"] = "|", ["rvert"] = "|", ["mid"] = "|", ["|"] = "|",
        ["Vert"] = "|", ["lVert"] = "|", ["rVert"] = "|", ["lparen"] = "(", ["rparen"] = ")", ["colon"] = ":", ["circ"] = "°", ["degree"] = "°", ["deg"] = "°",
        ["%"] = "%", ["$"] = "$", ["#"] = "#", ["_"] = Space, ["prime"] = "'", ["pi"] = "π", ["phi"] = "φ", ["varphi"] = "φ", ["sqrt"] = "√", ["surd"] = "√",
        ["frac"] = @"\frac", ["dfrac"] = @"\frac", ["tfrac"] = @"\frac", ["cfrac"] = @"\frac", ["sfrac"] = @"\frac", ["nicefrac"] = @"\frac",
        ["binom"] = @"\binom", ["dbinom"] = @"\binom", ["tbinom"] = @"\binom", ["choose"] = @"\choose", ["over"] = @"\over",
        ["to"] = "→", ["rightarrow"] = "→", ["Rightarrow"] = "⇒", ["implies"] = "⇒", ["iff"] = "⇔", ["Leftrightarrow"] = "⇔", ["mapsto"] = "→",
        ["ldots"] = "…", ["dots"] = "…", ["cdots"] = "…", ["dotsc"] = "…", ["angle"] = "∠", ["triangle"] = "△", ["perp"] = "⊥", ["parallel"] = "∥",
        ["overline"] = @"\overline", ["bar"] = @"\overline", ["bmod"] = @"\mod", ["pmod"] = @"\pmod", ["mod"] = @"\mod",
        ["Re"] = @"\Re", ["Im"] = @"\Im", ["imath"] = "i", ["jmath"] = "j", ["therefore"] = Space, ["because"] = Space,
        ["pounds"] = "£", ["euro"] = "€", ["textdollar"] = "$", ["textdegree"] = "°",
    };

    private static readonly Dictionary<char, string> _characters = new()
    {
        ['−'] = "-", ['–'] = "-", ['—'] = "-", ['‐'] = "-", ['‑'] = "-", ['×'] = "*", ['·'] = "*", ['⋅'] = "*", ['∙'] = "*", ['•'] = "*", ['∗'] = "*",
        ['÷'] = "/", ['∕'] = "/", ['⁄'] = "/", ['≤'] = "≤", ['⩽'] = "≤", ['≦'] = "≤", ['≥'] = "≥", ['⩾'] = "≥", ['≧'] = "≥", ['≃'] = "≈", ['≅'] = "≅",
        ['º'] = "°", ['˚'] = "°", ['′'] = "'", ['’'] = "'", ['‘'] = "'", ['`'] = "", ['∣'] = "|", ['‖'] = "|", ['〈'] = "⟨", ['〉'] = "⟩", ['、'] = ",", ['。'] = ".",
        ['Ø'] = "∅", ['ø'] = "∅", ['⌀'] = "∅", ['ϕ'] = "φ", ['ϵ'] = "ε", ['ϑ'] = "θ", ['µ'] = "μ", ['\u2126'] = "Ω", ['\\'] = "∖",
    };

    private static readonly FrozenDictionary<string, string> _commandTable = _commands
        .Concat(_greek)
        .Concat(FunctionNames.All.Select(name => new KeyValuePair<string, string>(name, @"\" + name)))
        .GroupBy(pair => pair.Key).ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> _nameTable = _greek
        .Concat(FunctionNames.All.Select(name => new KeyValuePair<string, string>(name, @"\" + name)))
        .Append(new("pi", "π")).Append(new("Pi", "π")).Append(new("phi", "φ")).Append(new("sqrt", "√")).Append(new("infinity", "∞")).Append(new("infty", "∞"))
        .Append(new("inf", "∞")).Append(new("oo", "∞")).Append(new("cbrt", "∛")).Append(new("mod", @"\mod")).Append(new("бесконечность", "∞"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string> _characterTable = _characters.ToFrozenDictionary();

    /// <summary>The symbol of a command without its backslash; null if it is unknown.</summary>
    public static string? OfCommand(string name) => _commandTable.GetValueOrDefault(name);

    /// <summary>The symbol of a run of letters that names one; null if it names none.</summary>
    public static string? OfName(string run) => _nameTable.GetValueOrDefault(run);

    /// <summary>The one spelling of a character.</summary>
    public static string OfCharacter(char character) => _characterTable.GetValueOrDefault(character) ?? character.ToString();

    /// <summary>Whether a symbol is a letter: a variable, as θ.</summary>
    public static bool IsLetter(string symbol) => symbol.Length == 1 && char.IsLetter(symbol[0]) && symbol is not ("π" or "φ");
}
