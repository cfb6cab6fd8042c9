from importlib.metadata import DeprecatedNonAbstract

class Distribution(DeprecatedNonAbstract):
    pass
class DeprecatedNonAbstract:
    pass

print(DeprecatedNonAbstract.__name__)
