// expect: Blocked
using StreamReader reader = new("{canary}");
Console.WriteLine(reader.ReadToEnd());
