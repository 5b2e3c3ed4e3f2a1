# expect: MemoryLimit
data = b"x" * 10**11
