// expect: Exception
console.log(require("fs").readFileSync("{canary}", "utf8"));
