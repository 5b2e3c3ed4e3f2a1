# expect: Exception
import ctypes
ctypes.string_at(1)
