// expect: OutputLimit
while (true) console.log("x".repeat(10000));
