# expect: Blocked
import os, sys
os.posix_spawn(sys.executable, [sys.executable, "-c", "while True: pass"], {})
