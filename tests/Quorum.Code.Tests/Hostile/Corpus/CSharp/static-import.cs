// expect: Blocked
using static System.IO.File;
Delete("{canary}");
