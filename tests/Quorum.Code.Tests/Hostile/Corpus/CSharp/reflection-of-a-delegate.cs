// expect: Blocked
Action action = () => { };
Console.WriteLine(action.Method.DeclaringType);
