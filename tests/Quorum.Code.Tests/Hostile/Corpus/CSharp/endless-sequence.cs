// expect: MemoryLimit TimeLimit
IEnumerable<long> Numbers()
{
    for (long i = 0; ; i++)
        yield return i;
}
Console.WriteLine(Numbers().ToList().Count);
