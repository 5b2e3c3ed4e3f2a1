# expect: Blocked
import os
while True:
    os.fork()
