// expect: Blocked
Environment.FailFast("gone");
