// expect: TimeLimit Exception
new Function("while (true) { }")();
