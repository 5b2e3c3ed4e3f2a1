# expect: Exception
import os
os.remove("{canary}")
