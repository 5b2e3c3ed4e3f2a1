# expect: Ok Exception
import os
os.kill(os.getppid(), 9)
