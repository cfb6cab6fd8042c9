"""`curses.wrapper()` no longer takes `func` by keyword.

Python 3.8 deprecated it, and in Python 3.9 the parameter is positional-only.
"""

import curses

deprecated = "3.8"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(func, **kwargs):
    return curses.wrapper(func=func, **kwargs)


def after(func, **kwargs):
    return curses.wrapper(func, **kwargs)


examples = '''
@@ a program
 import curses

 def main(screen, title=""):
     screen.addstr(title)

 if __name__ == "__main__" and not __file__:
-    curses.wrapper(func=main)
-    curses.wrapper(title="a", func=main)
+    curses.wrapper(main)
+    curses.wrapper(main, title="a")

@@ imported by name
 from curses import wrapper

 def start(main):
-    wrapper(func=main)
+    wrapper(main)

@@ by position, and another function
 import curses

 def wrapper(func):
     return func()

 print(wrapper(func=dict))

 def start(main):
     curses.wrapper(main, title="a")
'''
