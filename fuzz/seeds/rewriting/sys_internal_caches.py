import sys

if sys.version_info >= (3, 13):
    sys._clear_type_cache()
print("cleared")
import sys

print(sys._clear_type_cache())
class Types:
    def _clear_type_cache(self):
        print("cleared")

Types()._clear_type_cache()
