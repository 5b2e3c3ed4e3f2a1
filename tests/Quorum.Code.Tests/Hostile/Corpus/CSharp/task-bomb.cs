// expect: MemoryLimit TimeLimit
var tasks = new List<Task>();
while (true)
    tasks.Add(Task.Delay(3_600_000));
