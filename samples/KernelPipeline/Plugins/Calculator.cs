using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace KernelPipeline.Plugins;

/// <summary>The plugin <c>math</c>.</summary>
public sealed class Calculator
{
    /// <summary>A sum.</summary>
    [KernelFunction("add"), Description("Adds a and b.")]
    public static decimal Add(decimal a, decimal b) => a + b;

    /// <summary>A difference.</summary>
    [KernelFunction("subtract"), Description("Subtracts b from a.")]
    public static decimal Subtract(decimal a, decimal b) => a - b;

    /// <summary>A product.</summary>
    [KernelFunction("multiply"), Description("Multiplies a by b.")]
    public static decimal Multiply(decimal a, decimal b) => a * b;

    /// <summary>A quotient.</summary>
    [KernelFunction("divide"), Description("Divides a by b.")]
    public static decimal Divide(decimal a, decimal b) => a / b;
}
