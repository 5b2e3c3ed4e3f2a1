// expect: Exception MemoryLimit TimeLimit
while (true)
    new Thread(() => Thread.Sleep(3_600_000), 65536).Start();
