namespace Quorum.Code.Inputs;

/// <summary>The kinds of values that inputs are made of.</summary>
internal enum InputKind
{
    Integer,
    Real,
    Boolean,
    Character,
    Text,
    List,
}
