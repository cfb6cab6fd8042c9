import functools

class Settings:
    @classmethod
    @property
    def name(cls):
        return cls.__name__.lower()

    @functools.lru_cache
    @classmethod

    @property
    def path(cls):
        return "/" + cls.name

    def _title(cls):
        return cls.name.title()

    title = classmethod(property(_title))
class Meta(type):
    @property
    def name(cls):
        return cls.__name__.lower()

def classproperty(function):
    return function

class Settings(metaclass=Meta):
    @classmethod
    def path(cls):
        return "/" + cls.name

    @property
    def title(self):
        return type(self).name.title()

print(Settings.name, Settings.path(), Settings().title)
def classmethod(function):
    return function

class Settings:
    @classmethod
    @property
    def name(self):
        return "settings"

print(Settings().name)
