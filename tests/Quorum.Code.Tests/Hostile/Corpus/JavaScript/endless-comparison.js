// expect: TimeLimit
[3, 1, 2].sort(() => { while (true) { } });
