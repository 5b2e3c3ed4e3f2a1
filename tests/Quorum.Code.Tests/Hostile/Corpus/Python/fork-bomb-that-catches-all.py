# expect: Blocked
import os
while True:
    try:
        os.fork()
    except BaseException:
        pass
