// expect: Exception TimeLimit
int F(int n) => F(n + 1) + 1;
Console.WriteLine(F(0));
