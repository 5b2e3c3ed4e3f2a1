# expect: Blocked
import os
os.chroot("/sandbox/work")
