// expect: Blocked
using System.Runtime.InteropServices;
Console.WriteLine(new Union { Text = "x" }.Numbers.Length);
[StructLayout(LayoutKind.Explicit)]
struct Union
{
    [FieldOffset(0)] public string Text;
    [FieldOffset(0)] public int[] Numbers;
}
