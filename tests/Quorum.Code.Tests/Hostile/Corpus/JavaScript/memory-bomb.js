// expect: MemoryLimit
const data = [];
while (true) data.push("x".repeat(1000000) + data.length);
