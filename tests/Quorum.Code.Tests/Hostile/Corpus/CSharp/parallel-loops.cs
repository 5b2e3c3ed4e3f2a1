// expect: TimeLimit
Parallel.For(0, 64, _ => { while (true) { } });
