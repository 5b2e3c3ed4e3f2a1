// expect: MemoryLimit
Console.WriteLine(new byte[2_000_000_000].Length);
