// expect: CompileError TimeLimit MemoryLimit Ok
const string A = "{repeat 1000 "x"}";
const string B = A + A + A + A + A + A + A + A + A + A;
const string C = B + B + B + B + B + B + B + B + B + B;
const string D = C + C + C + C + C + C + C + C + C + C;
const string E = D + D + D + D + D + D + D + D + D + D;
const string F = E + E + E + E + E + E + E + E + E + E;
Console.WriteLine(F.Length);
