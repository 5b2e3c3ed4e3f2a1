// expect: Exception
var thread = new Thread(() => throw new InvalidOperationException());
thread.Start();
thread.Join();
Thread.Sleep(1000);
