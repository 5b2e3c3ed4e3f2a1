// expect: Exception
require("child_process").execSync("id");
