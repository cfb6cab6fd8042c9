class Fields(type):
    def __new__(cls, name, bases, namespace):
        fields = namespace.get("__annotations__", {})
        namespace["fields"] = list(fields)
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name, bases, dct):
        cls.types = [kind for _, kind in dct['__annotations__'].items()]
        cls.first = dct["__annotations__"]["x"], dct.get("__annotations__") is None

class Point(metaclass=Fields):
    x: int
    y: str

print(Point.fields, Point.types, Point.first)
class Base:
    def __init_subclass__(cls):
        cls.fields = list(cls.__dict__.get("__annotations__", {})), vars(cls).get("__annotations__", {})

class Point(Base):
    x: int

if hasattr(Base, "__annotations__"):
    print(Point.fields)
class Fields(type):
    def __new__(cls, name, bases, namespace):
        if "__annotations__" in namespace:
            namespace["__annotations__"]["z"] = int
        namespace.setdefault("__annotations__", {})
        return super().__new__(cls, name, bases, namespace)
