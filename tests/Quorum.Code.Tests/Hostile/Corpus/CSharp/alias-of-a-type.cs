// expect: Blocked
using Disk = System.IO.File;
Disk.Delete("{canary}");
