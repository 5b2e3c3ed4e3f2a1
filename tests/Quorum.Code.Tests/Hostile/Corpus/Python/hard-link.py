# expect: Exception
import os, sys
os.link(sys.executable, "/sandbox/work/link")
