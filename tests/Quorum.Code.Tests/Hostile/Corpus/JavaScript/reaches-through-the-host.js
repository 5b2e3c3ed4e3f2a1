// expect: Exception Ok
console.log(process.exit.constructor("return this.GetType().Assembly")());
