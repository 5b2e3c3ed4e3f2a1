// expect: MemoryLimit TimeLimit
function* numbers() {
    for (let i = 0; ; i++) yield i;
}
console.log([...numbers()].length);
