// expect: Blocked
Console.WriteLine(Environment.GetEnvironmentVariable("QUORUM_CANARY"));
