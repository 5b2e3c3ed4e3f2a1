// expect: OutputLimit
while (true)
    Console.Error.WriteLine(new string('x', 10_000));
