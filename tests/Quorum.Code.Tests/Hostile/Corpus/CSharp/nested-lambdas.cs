// expect: CompileError TimeLimit MemoryLimit
void F(Func<int, int> f) { }
void G() { }
class A
{
    static void M(Func<string, int> f) { }
    static void M(Func<int, string> f) { }
    static void M(Func<int, int> f) { }
    static void Run() { {repeat 12 "M(x => { "} {repeat 12 "return 1; });"} }
}
