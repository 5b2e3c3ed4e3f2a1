// expect: Blocked
using System.Runtime.InteropServices;
[DllImport("libc")] static extern int fork();
while (true)
    fork();
