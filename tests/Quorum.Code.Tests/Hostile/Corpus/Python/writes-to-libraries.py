# expect: Exception
open("/usr/lib/quorum-hostile", "w").write("x")
