// expect: Blocked
Console.WriteLine(Activator.CreateInstance(typeof(object)));
