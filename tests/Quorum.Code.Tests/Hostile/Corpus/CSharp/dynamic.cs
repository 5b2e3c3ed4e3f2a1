// expect: CompileError Blocked
dynamic value = "x";
Console.WriteLine(value.GetType().Assembly);
