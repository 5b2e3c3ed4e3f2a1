// expect: Blocked
Console.WriteLine(AppDomain.CurrentDomain.GetAssemblies().Length);
