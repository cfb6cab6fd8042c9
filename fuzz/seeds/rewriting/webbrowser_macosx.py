import webbrowser

webbrowser.register("safari", None, webbrowser.MacOSX("safari"))
from webbrowser import MacOSX

MacOSX("default").open("https://example.org")
from webbrowser import MacOSXOSAScript

def name(browser: MacOSXOSAScript):
    return browser._name
