// expect: Blocked
System.Runtime.InteropServices.NativeLibrary.Load("libc.so.6");
