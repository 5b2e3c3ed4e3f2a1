# expect: TimeLimit MemoryLimit
data = []
while True:
    try:
        data.append(bytearray(1000000))
    except MemoryError:
        pass
