# expect: Exception
import mmap
maps = []
while True:
    part = mmap.mmap(-1, 1 << 28)
    part.write(b"x" * (1 << 12))
    maps.append(part)
