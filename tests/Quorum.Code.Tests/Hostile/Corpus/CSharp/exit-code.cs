// expect: Exception
Environment.Exit(3);
