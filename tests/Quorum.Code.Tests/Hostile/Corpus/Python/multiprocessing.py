# expect: Blocked Exception
import multiprocessing
multiprocessing.Process(target=print).start()
