// expect: CompileError Blocked
System.Linq.Expressions.Expression<Action> e = () => Console.WriteLine();
e.Compile()();
