// expect: Exception
Span<int> span = stackalloc int[400_000_000];
Console.WriteLine(span[^1]);
