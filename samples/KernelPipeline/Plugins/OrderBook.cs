using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.SemanticKernel;
using Quorum.SemanticKernel;

namespace KernelPipeline.Plugins;

/// <summary>The plugin <c>orders</c>: a small database in memory.</summary>
public sealed class OrderBook
{
    private readonly SortedDictionary<int, Order> _orders = [];
    private readonly List<int> _cancelled = [];

    /// <summary>Opens the orders that come with the sample.</summary>
    public OrderBook()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("orders.csv")!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var id = int.Parse(fields[0], CultureInfo.InvariantCulture);
            _orders.Add(id, new Order(id, fields[1], DateOnly.Parse(fields[2], CultureInfo.InvariantCulture), decimal.Parse(fields[3], CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Gets the numbers of the orders that were cancelled, in the order in which that happened.</summary>
    public IReadOnlyList<int> Cancelled => _cancelled;

    /// <summary>What an order costs.</summary>
    [KernelFunction("price"), Description("The price of an order.")]
    public decimal Price(int id) => Find(id).Price;

    /// <summary>When an order was made.</summary>
    [KernelFunction("date"), Description("The date of an order.")]
    public DateOnly Date(int id) => Find(id).Date;

    /// <summary>Somebody's last order.</summary>
    [KernelFunction("last"), Description("The last order of a person.")]
    public int Last(string name) => Of(name).LastOrDefault()?.Id ?? throw new ArgumentException($"{name} has no orders.");

    /// <summary>How many orders somebody has.</summary>
    [KernelFunction("count"), Description("The number of orders of a person.")]
    public int Count(string name) => Of(name).Count();

    /// <summary>Cancels an order. The mark makes the planner ask before it does.</summary>
    [KernelFunction("cancel"), Description("Cancels an order."), SideEffects]
    public bool Cancel(int id)
    {
        Find(id);
        _orders.Remove(id);
        _cancelled.Add(id);
        return true;
    }

    private Order Find(int id) => _orders.GetValueOrDefault(id)
        ?? throw new ArgumentException($"There is no order {id}{(_cancelled.Contains(id) ? " any more" : "")}.");

    private IEnumerable<Order> Of(string name) => _orders.Values.Where(order => order.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
