# expect: MemoryLimit
data = []
while True:
    data.append("x" * 1000000)
