import os
import pty

master, name = pty.master_open()
slave = pty.slave_open(name)
print(os.isatty(master), os.isatty(slave))
from pty import master_open as find, fork


open_it = lambda: find()[0] > 0
print(open_it(), fork.__name__)
import os
import pty

master, slave = pty.openpty()
print(os.isatty(master))
