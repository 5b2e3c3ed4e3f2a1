// expect: Blocked
Console.WriteLine(typeof(int).Assembly.GetType("System.IO.File"));
