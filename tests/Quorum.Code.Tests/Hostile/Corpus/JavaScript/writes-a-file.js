// expect: Exception
require("fs").writeFileSync("/tmp/quorum-hostile", "x");
