# expect: Exception
import os, stat
os.mknod("/sandbox/work/device", stat.S_IFBLK | 0o600, os.makedev(8, 0))
