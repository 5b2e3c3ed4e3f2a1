namespace Quorum;

/// <summary>The natural logarithm of n!.</summary>
internal static class LogFactorial
{
    private const int TableSize = 2_050;

    private static readonly double[] _table = CreateTable();

    public static double Of(long n)
    {
        if (n < TableSize)
            return _table[n];

        // Stirling's series; the first term left out, 1/(360 n³), is below 1e-12 here.
        double x = n;
        return (x * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI * x)) + (1 / (12 * x));
    }

    private static double[] CreateTable()
    {
        double[] table = new double[TableSize];
        for (int n = 2; n < TableSize; n++)
            table[n] = table[n - 1] + Math.Log(n);

        return table;
    }
}
