// expect: Blocked
Console.WriteLine();
static class Start
{
    [System.Runtime.CompilerServices.ModuleInitializer] public static void Run() { while (true) { } }
}
