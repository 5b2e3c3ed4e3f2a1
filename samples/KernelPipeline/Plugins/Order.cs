namespace KernelPipeline.Plugins;

/// <summary>An order of a shop.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Who made it.</param>
/// <param name="Date">When.</param>
/// <param name="Price">What it costs.</param>
public sealed record Order(int Id, string Name, DateOnly Date, decimal Price);
