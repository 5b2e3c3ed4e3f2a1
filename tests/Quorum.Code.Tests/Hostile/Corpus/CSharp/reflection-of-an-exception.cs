// expect: Blocked
try { throw new Exception(); }
catch (Exception e) { Console.WriteLine(e.TargetSite); }
