# expect: Blocked
import ctypes
ctypes.CDLL(None).mount(b"none", b"/sandbox/work", b"tmpfs", 0, None)
