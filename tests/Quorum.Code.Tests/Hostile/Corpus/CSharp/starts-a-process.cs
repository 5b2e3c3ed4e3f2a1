// expect: CompileError
System.Diagnostics.Process.Start("/bin/sh");
