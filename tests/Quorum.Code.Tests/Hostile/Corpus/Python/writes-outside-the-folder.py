# expect: Exception
open("/sandbox/sandbox/work/../../tmp/quorum-hostile", "w").write("x")
