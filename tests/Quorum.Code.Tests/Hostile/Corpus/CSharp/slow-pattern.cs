// expect: TimeLimit
Console.WriteLine(Regex.IsMatch(new string('a', 60) + "b", "^(a+)+$"));
