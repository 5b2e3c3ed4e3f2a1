// expect: Exception TimeLimit
let value = [];
for (let i = 0; i < 200000; i++) value = [value];
console.log(String(value).length);
