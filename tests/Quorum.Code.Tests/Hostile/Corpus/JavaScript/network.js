// expect: Exception
require("net").connect({port}, "127.0.0.1");
