// expect: Blocked
Console.WriteLine(Type.GetType("System.IO.File"));
