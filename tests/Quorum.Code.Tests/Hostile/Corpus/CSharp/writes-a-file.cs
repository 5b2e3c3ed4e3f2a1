// expect: Blocked
File.WriteAllText("/tmp/quorum-hostile", "x");
