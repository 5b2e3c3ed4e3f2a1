# expect: Exception
with open("/dev/shm/quorum-hostile", "wb") as file:
    while True:
        file.write(b"x" * (1 << 20))
