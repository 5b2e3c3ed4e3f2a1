# expect: Blocked
import ctypes
ctypes.CDLL(None).syscall(425, 8, 0)
