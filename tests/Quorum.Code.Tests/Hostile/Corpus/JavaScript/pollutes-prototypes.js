// expect: Ok Exception
Object.prototype.toString = Array.prototype.push = Promise.prototype.then = JSON.stringify = () => { throw 1; };
console.log("x");
