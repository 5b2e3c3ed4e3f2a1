// expect: TimeLimit
while (true)
{
    try { throw new InvalidOperationException(); }
    catch { }
}
