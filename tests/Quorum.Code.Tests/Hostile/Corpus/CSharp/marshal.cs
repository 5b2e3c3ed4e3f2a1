// expect: Blocked
System.Runtime.InteropServices.Marshal.WriteByte(0, 1);
