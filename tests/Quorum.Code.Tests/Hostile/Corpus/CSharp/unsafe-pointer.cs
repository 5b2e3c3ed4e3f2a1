// expect: CompileError
unsafe
{
    int* pointer = (int*)0;
    *pointer = 1;
}
