import enum

class Color(enum.Enum):
    RED = 1
    BLUE = 2

print(Color.RED.BLUE, Color.BLUE.RED.name)
from enum import Enum

class Command(Enum):
    EXIT = 1
    OTHER = 2

    @property
    def is_exit(self):
        return self is self.EXIT

    def turn(self):
        return self.OTHER if self is self.EXIT else self.EXIT

print(Command.EXIT.is_exit, Command.OTHER.turn())
from enum import IntEnum

class Command(IntEnum):
    EXIT = 1
    OTHER = 2

def is_other(command: Command):
    return command == command.OTHER

print(is_other(Command.OTHER))
