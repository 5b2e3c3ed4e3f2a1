# expect: Blocked
import ctypes
ctypes.CDLL(None).syscall(250, 0, 0, 0, 0)
