# expect: Exception MemoryLimit TimeLimit
import threading, time
threading.stack_size(32768)
while True:
    threading.Thread(target=time.sleep, args=(3600,)).start()
