// expect: MemoryLimit
var data = new List<byte[]>();
while (true)
    data.Add(new byte[1 << 20]);
