using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace KernelPipeline.Plugins;

/// <summary>The plugin <c>dates</c>.</summary>
public sealed class Dates
{
    /// <summary>A later date.</summary>
    [KernelFunction("after"), Description("The date some days later.")]
    public static DateOnly After(DateOnly date, int days) => date.AddDays(days);

    /// <summary>Days from one date to another, negative if the other one is earlier.</summary>
    [KernelFunction("days"), Description("The days from one date to another.")]
    public static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
