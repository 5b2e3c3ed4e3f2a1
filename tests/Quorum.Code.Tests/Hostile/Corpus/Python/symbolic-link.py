# expect: Exception
import os
os.symlink("/etc", "/sandbox/work/link")
print(open("/sandbox/work/link/passwd").read())
