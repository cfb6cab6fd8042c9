import os

os.stat_float_times(True)
print(os.stat_float_times(), isinstance(os.stat(".").st_mtime, float))
import os

os.stat_float_times(False)
print("set")
import os

print(isinstance(os.path.getmtime("."), float))
