import webbrowser

webbrowser.register("grail", webbrowser.Grail)
webbrowser.register("galeon", None, webbrowser.Galeon("galeon"))
webbrowser.register("netscape", None, webbrowser.Netscape("netscape"))
from webbrowser import Netscape as Old

print(Old("netscape"))
import webbrowser

print(webbrowser.Mozilla("firefox").name)
