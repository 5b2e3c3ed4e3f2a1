// expect: TimeLimit MemoryLimit
BigInteger value = 3;
while (true)
    value *= value;
