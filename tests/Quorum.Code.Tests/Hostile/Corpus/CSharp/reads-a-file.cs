// expect: Blocked
Console.WriteLine(File.ReadAllText("{canary}"));
