# expect: Exception
import os
os.setuid(0)
