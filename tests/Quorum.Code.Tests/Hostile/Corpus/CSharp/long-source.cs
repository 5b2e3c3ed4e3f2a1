// expect: Ok TimeLimit CompileError MemoryLimit
{repeat 50000 "Console.Write(1);"}
