# expect: Exception
print(open("/dev/mem", "rb").read(100))
