// expect: CompileError
unsafe
{
    delegate*<void> call = null;
    call();
}
