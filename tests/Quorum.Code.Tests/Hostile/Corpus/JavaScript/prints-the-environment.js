// expect: Ok
console.log(process.env);
