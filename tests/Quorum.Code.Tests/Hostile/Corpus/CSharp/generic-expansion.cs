// expect: Exception CompileError TimeLimit MemoryLimit
F(1);
static void F<T>(T value) => F((value, value));
