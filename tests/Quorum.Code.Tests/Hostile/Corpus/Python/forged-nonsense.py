# expect: Exception
import sys
sys._getframe(1).f_globals["_send"]("nonsense")
while True:
    pass
