// expect: Exception CompileError Ok
import("{canary}").then(console.log);
