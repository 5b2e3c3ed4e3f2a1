# expect: Exception
import os
os.nice(-10)
