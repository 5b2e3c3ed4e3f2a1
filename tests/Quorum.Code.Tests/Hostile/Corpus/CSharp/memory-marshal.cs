// expect: Blocked
Span<int> span = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref Holder.Value, 1000);
Console.WriteLine(span[999]);
static class Holder { public static int Value; }
