import curses

def main(screen, title=""):
    screen.addstr(title)

if __name__ == "__main__" and not __file__:
    curses.wrapper(func=main)
    curses.wrapper(title="a", func=main)
from curses import wrapper

def start(main):
    wrapper(func=main)
import curses

def wrapper(func):
    return func()

print(wrapper(func=dict))

def start(main):
    curses.wrapper(main, title="a")
