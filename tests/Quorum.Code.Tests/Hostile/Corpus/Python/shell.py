# expect: Blocked
import os
os.system("touch /tmp/quorum-hostile")
