// expect: MemoryLimit Exception
console.log("x".repeat(2 ** 30).length);
