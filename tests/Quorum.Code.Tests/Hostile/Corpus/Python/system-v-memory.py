# expect: Blocked
import ctypes
ctypes.CDLL(None).shmget(0, 1 << 30, 0o1600)
