// expect: Exception TimeLimit
const value = { get x() { return this.x; } };
console.log(value.x);
