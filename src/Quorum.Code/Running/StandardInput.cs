namespace Quorum.Code;

/// <summary>The program runs as a whole and reads a text from its standard input.</summary>
/// <param name="Text">The text.</param>
public sealed record StandardInput(string Text) : ProgramInput
{
    /// <summary>Gets an input that is empty.</summary>
    public static StandardInput None { get; } = new("");

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
