// expect: Blocked
new Log().Write("x");
class Log() : StreamWriter("/tmp/quorum-hostile");
