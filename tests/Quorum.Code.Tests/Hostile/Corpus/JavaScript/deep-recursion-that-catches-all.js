// expect: TimeLimit Exception
function f() { try { f(); } catch { f(); } }
f();
