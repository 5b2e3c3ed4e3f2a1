# expect: Exception
open("{canary}", "w").write("gone")
