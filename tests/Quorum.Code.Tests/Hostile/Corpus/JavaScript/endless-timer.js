// expect: TimeLimit
setInterval(() => { }, 1000);
