# expect: Exception
import os
for process in os.listdir("/proc"):
    print(open("/proc/%s/environ" % process, "rb").read())
