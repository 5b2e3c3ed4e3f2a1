// expect: TimeLimit
Console.WriteLine(Holder.Value);
static class Holder
{
    public static int Value;
    static Holder() { while (true) { } }
}
