# expect: Exception
with open("/sandbox/work/quorum-hostile", "wb") as file:
    while True:
        file.write(b"x" * (1 << 20))
