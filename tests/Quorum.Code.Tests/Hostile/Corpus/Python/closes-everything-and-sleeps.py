# expect: TimeLimit
import os, time
os.closerange(0, 64)
time.sleep(3600)
