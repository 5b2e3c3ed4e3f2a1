// expect: CompileError Blocked
[assembly: System.Runtime.CompilerServices.IgnoresAccessChecksTo("System.Private.CoreLib")]
Console.WriteLine(Interop.Sys.GetPid());
namespace System.Runtime.CompilerServices
{
    class IgnoresAccessChecksToAttribute(string name) : Attribute { public string Name => name; }
}
