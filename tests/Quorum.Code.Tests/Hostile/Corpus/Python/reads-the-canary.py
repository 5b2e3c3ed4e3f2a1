# expect: Exception
print(open("{canary}").read())
