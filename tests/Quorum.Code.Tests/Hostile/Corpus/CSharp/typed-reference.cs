// expect: Blocked CompileError
int value = 1;
TypedReference reference = __makeref(value);
__refvalue(reference, int) = 2;
