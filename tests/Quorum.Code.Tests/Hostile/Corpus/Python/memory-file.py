# expect: Blocked
import os
file = os.memfd_create("data")
while True:
    os.write(file, b"x" * (1 << 20))
