// expect: CompileError
Console.WriteLine({repeat 20000 "(1+"}1{repeat 20000 ")"});
