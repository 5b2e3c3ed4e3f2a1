// expect: TimeLimit
var first = new object();
lock (first)
{
    var thread = new Thread(() => { lock (first) { } });
    thread.Start();
    thread.Join();
}
