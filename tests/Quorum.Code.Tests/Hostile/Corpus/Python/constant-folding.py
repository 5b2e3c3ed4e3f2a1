# expect: TimeLimit MemoryLimit Exception Ok
exec("x = " + "+".join(["(1" + "<<9" * 20 + ")"] * 20000))
