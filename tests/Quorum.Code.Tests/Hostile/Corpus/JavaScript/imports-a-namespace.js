// expect: Exception
console.log(importNamespace("System.IO"));
