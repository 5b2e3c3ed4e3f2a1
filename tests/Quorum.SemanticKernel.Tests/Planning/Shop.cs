using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests.Planning;

/// <summary>Functions of a shop, which note what is called.</summary>
internal sealed class Shop
{
    /// <summary>Gets the calls that were made, with their arguments.</summary>
    public List<string> Calls { get; } = [];

    public Kernel CreateKernel()
    {
        var builder = Kernel.CreateBuilder();
        builder.Plugins.AddFromObject(this, "shop");
        return builder.Build();
    }

    [KernelFunction("price"), Description("The price of an order.")]
    public double Price(int id)
    {
        Calls.Add($"price({id})");
        return id;
    }

    [KernelFunction("last"), Description("The last order of a person.")]
    public Task<int> LastAsync(string name)
    {
        Calls.Add($"last({name})");
        return Task.FromResult(name.Length);
    }

    [KernelFunction("add"), Description("Adds a and b.")]
    public double Add(double a, double b = 1)
    {
        Calls.Add(FormattableString.Invariant($"add({a}, {b})"));
        return a + b;
    }

    [KernelFunction("date"), Description("The date of an order.")]
    public DateOnly Date(int id)
    {
        Calls.Add($"date({id})");
        return new DateOnly(2026, 1, id);
    }

    [KernelFunction("days"), Description("The days from one date to another.")]
    public int Days(DateOnly from, DateOnly to)
    {
        Calls.Add("days");
        return to.DayNumber - from.DayNumber;
    }

    [KernelFunction("paint"), Description("Paints in a color.")]
    public string Paint(Color color, string[] names, bool? twice = null)
    {
        Calls.Add($"paint({color}, {string.Join('+', names)}, {twice})");
        return $"{color}";
    }

    [KernelFunction("cancel"), Description("Cancels an order."), SideEffects]
    public bool Cancel(int id)
    {
        Calls.Add($"cancel({id})");
        return true;
    }

    [KernelFunction("ring")]
    public void Ring() => Calls.Add("ring()");

    [KernelFunction("fail"), Description("Never works.")]
    public static int Fail(int id) => throw new InvalidOperationException($"Order {id} is on fire.");

    internal enum Color
    {
        Red,
        Green,
    }
}
