// expect: Exception TimeLimit
const proxy = new Proxy({}, { get(target, name, self) { return self[name]; } });
console.log(proxy.x);
