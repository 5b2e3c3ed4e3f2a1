# expect: Exception TimeLimit
number = 0
while True:
    with open("/sandbox/work/quorum-hostile-%d" % number, "wb") as file:
        file.write(b"x" * 65536)
    number += 1
