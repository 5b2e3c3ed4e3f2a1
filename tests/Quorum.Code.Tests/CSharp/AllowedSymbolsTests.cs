using Quorum.Code.Worker;

namespace Quorum.Code.Tests;

/// <summary>The compiler alone: what ordinary programs use is allowed, down to what the compiler itself writes into them.</summary>
public class AllowedSymbolsTests
{
    private static readonly CSharpCompiler _compiler = new();

    [Theory]
    [InlineData("int[] xs = [3, 1, 2]; List<int> ys = [.. xs, 4]; ReadOnlySpan<int> zs = [1, 2]; Console.WriteLine($\"{xs[^1]} {xs[1..].Length} {ys.Count:D3} {zs.Length}\");")]
    [InlineData("var p = new Point(1, 2) with { X = 3 }; Console.WriteLine(p is { X: > 2 and < 5 } ? p.ToString() : \"\"); record Point(int X, int Y); record struct Pair<T>(T A, T B);")]
    [InlineData("var text = Console.ReadLine() ?? \"\"; Console.WriteLine(text switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, _ => 0 });")]
    [InlineData("foreach (var g in \"banana\".GroupBy(c => c).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)) Console.WriteLine($\"{g.Key}{g.Count()}\");")]
    [InlineData("var q = from x in Enumerable.Range(1, 9) let y = x * x where y % 2 == 0 group y by y % 3 into g select (g.Key, Sum: g.Sum()); foreach (var (k, s) in q) Console.WriteLine(k + s);")]
    [InlineData("IEnumerable<int> F() { yield return 1; } async Task<int> G() { await Task.Delay(1); return F().First(); } Console.WriteLine(await G());")]
    [InlineData("var queue = new PriorityQueue<string, int>(); queue.Enqueue(\"a\", 2); while (queue.TryDequeue(out var item, out var p)) Console.WriteLine((item, p));")]
    [InlineData("using var reader = new StreamReader(Console.OpenStandardInput(), Encoding.ASCII, false, 1 << 16); using var writer = new StreamWriter(Console.OpenStandardOutput()); writer.WriteLine(reader.ReadToEnd().Length);")]
    [InlineData("var thread = new Thread(() => Console.WriteLine(1), 1 << 26); thread.Start(); thread.Join();")]
    [InlineData("int[,] grid = new int[3, 3]; grid[1, 1] = 5; int[][] rows = { new[] { 1 }, new[] { 2, 3 } }; Span<int> s = stackalloc int[4]; s.Fill(1); Console.WriteLine(grid.GetLength(0) + rows[1].Length + s[3]);")]
    [InlineData("BigInteger b = BigInteger.Pow(2, 100) % 97; decimal d = 1.5m; Int128 i = 5; checked { Console.WriteLine(b + (BigInteger)i + (int)d); }")]
    [InlineData("try { throw new MyException(\"x\"); } catch (MyException e) when (e.Message.Length == 1) { Console.WriteLine(e.StackTrace); } finally { } class MyException(string m) : Exception(m);")]
    [InlineData("var m = Regex.Match(\"a1b22\", @\"(?<n>\\d+)\"); var sb = new StringBuilder(); sb.AppendFormat(\"{0:F2}\", 1.5).AppendLine(m.Groups[\"n\"].Value); Console.Write(sb); Console.WriteLine(\"{0} {1}\", 1, 2);")]
    [InlineData("object o = 5; Console.WriteLine(o.GetType().Name + (o is int n && n > 3) + typeof(string).Name + nameof(Console) + default(DateTime).DayOfWeek);")]
    [InlineData("var cache = new Dictionary<(int, int), long>(); long F(int a, int b) => cache.TryGetValue((a, b), out var v) ? v : cache[(a, b)] = a == 0 ? b : F(a - 1, b + 1); Console.WriteLine(F(9, 1)); Func<int, int> f = x => x + 1; f += x => x; Console.WriteLine(f(1));")]
    [InlineData("unchecked { int h = HashCode.Combine(1, 2) ^ \"x\".GetHashCode(); } var lk = new object(); lock (lk) { } Parallel.For(0, 4, i => { }); int z = 0; Interlocked.Increment(ref z); Console.WriteLine(Math.Clamp(z, 0, 1));")]
    [InlineData("interface IShape { double Area { get; } } class Square : IShape, IComparable<Square> { public required double Side { get; init; } public double Area => Side * Side; public int CompareTo(Square? o) => Side.CompareTo(o!.Side); public static Square operator +(Square a, Square b) => new() { Side = a.Side + b.Side }; public double this[int i] => i; } class P { static void Main(string[] args) { Console.WriteLine(new Square { Side = 2 }[1]); } }")]
    [InlineData("T Max<T>(params IEnumerable<T> xs) where T : INumber<T> => xs.Aggregate((a, b) => a > b ? a : b); Console.WriteLine(Max(1, 3, 2)); enum Color { Red, Green } [Flags] enum Bits { A = 1 }")]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] static int F(int x) => x; var watch = Stopwatch.StartNew(); Console.Error.WriteLine(watch.ElapsedMilliseconds + F(1) + Environment.TickCount64); foreach (Color c in Enum.GetValues<Color>()) Console.WriteLine(c); enum Color { Red }")]
    public void Compile_ordinary_program_is_allowed(string source)
    {
        CompiledProgram program = _compiler.Compile(source);

        Assert.True(program.Assembly is not null, string.Join('\n', program.Diagnostics));
    }

    [Theory]
    [InlineData("Console.WriteLine(1);\nSystem.IO.File.Delete(\"x\");", 2, "System.IO.File")]
    [InlineData("using System;\n\nstatic int F()\n{\n    return AppDomain.CurrentDomain.Id;\n}", 5, "System.AppDomain")]
    public void Compile_use_that_is_not_allowed_is_named_with_its_place(string source, int line, string use)
    {
        CompiledProgram program = _compiler.Compile(source);

        Assert.True(program.IsBlocked);
        Assert.Equal(line, program.Diagnostics[0].Line);
        Assert.Contains(program.Diagnostics, diagnostic => diagnostic.Message.Contains(use, StringComparison.Ordinal));
    }
}
