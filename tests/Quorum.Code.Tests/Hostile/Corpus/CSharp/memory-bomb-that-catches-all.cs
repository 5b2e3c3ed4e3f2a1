// expect: TimeLimit MemoryLimit
var data = new List<byte[]>();
while (true)
{
    try { data.Add(new byte[1 << 20]); }
    catch { }
}
