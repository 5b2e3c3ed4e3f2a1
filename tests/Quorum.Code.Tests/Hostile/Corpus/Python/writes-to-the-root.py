# expect: Exception
open("/quorum-hostile", "w").write("x")
