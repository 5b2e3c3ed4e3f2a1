# expect: MemoryLimit Exception
eval("(" * 100000 + ")" * 100000)
