// expect: MemoryLimit Exception TimeLimit
console.log((2n ** (2n ** 34n)).toString().length);
