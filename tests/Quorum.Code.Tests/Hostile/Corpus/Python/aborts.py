# expect: Exception
import os
os.abort()
