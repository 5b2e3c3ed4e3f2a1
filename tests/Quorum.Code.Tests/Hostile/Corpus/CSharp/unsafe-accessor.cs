// expect: Blocked
using System.Runtime.CompilerServices;
Console.WriteLine(Access.Length("x"));
static class Access
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Length")] public static extern int Length(string text);
}
