# expect: Ok
import os
print(dict(os.environ))
