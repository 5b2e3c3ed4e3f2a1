// expect: MemoryLimit TimeLimit
const data = [];
while (true) data.push(new Array(100000).fill(data.length));
