// expect: Exception
console.log(JSON.parse("[".repeat(500000) + "]".repeat(500000)).length);
