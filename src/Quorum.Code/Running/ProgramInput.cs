namespace Quorum.Code;

/// <summary>What a program is run on: <see cref="StandardInput"/> or a <see cref="FunctionCall"/>.</summary>
public abstract record ProgramInput
{
    private protected ProgramInput()
    {
    }
}
