// expect: TimeLimit
Thread.Sleep(3_600_000);
