// expect: OutputLimit
while (true)
    Console.WriteLine(new string('x', 10_000));
