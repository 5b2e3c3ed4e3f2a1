# expect: TimeLimit
import os, sys
os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", "while True: pass"])
