// expect: Blocked
Action<string> delete = File.Delete;
delete("{canary}");
