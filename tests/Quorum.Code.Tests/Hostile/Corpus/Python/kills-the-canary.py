# expect: Exception
import os
os.kill({process}, 9)
