// expect: Blocked
System.Reflection.Assembly.Load(new byte[100]);
