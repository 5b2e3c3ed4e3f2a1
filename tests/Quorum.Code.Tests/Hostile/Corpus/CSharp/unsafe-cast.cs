// expect: Blocked
object text = "x";
Console.WriteLine(System.Runtime.CompilerServices.Unsafe.As<int[]>(text).Length);
