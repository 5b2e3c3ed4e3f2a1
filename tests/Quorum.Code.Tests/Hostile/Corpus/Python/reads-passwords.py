# expect: Exception
print(open("/etc/passwd").read())
