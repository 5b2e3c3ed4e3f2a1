using System.Text.Json;

namespace Quorum.Code;

/// <summary>A function of the program is called; one of its own, or a method of its class <c>Solution</c>.</summary>
public sealed record FunctionCall : ProgramInput
{
    /// <summary>Describes a call.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">The arguments, in order, as a JSON array.</param>
    /// <exception cref="ArgumentException">There is no name, or the arguments are not a JSON array.</exception>
    public FunctionCall(string function, string arguments)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(function);
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw new ArgumentException("The arguments are JSON, but not an array.", nameof(arguments));
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The arguments are not JSON: {exception.Message}", nameof(arguments), exception);
        }
        Function = function;
        Arguments = arguments;
    }

    /// <summary>Gets the function's name.</summary>
    public string Function { get; }

    /// <summary>Gets the arguments as a JSON array.</summary>
    public string Arguments { get; }

    /// <summary>Writes it as a call, such as <c>Solve([1, 2], 3)</c>.</summary>
    public override string ToString() => $"{Function}({Arguments.Trim()[1..^1].Trim()})";
}
