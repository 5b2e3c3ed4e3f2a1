# expect: MemoryLimit Exception
print("%99999999999d" % 1)
