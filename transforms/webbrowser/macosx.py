"""`webbrowser.MacOSX` was removed in Python 3.13.

`MacOSXOSAScript` opens a browser of macOS by its name, as `MacOSX` did. Both exist on
macOS only. `MacOSX` always opened a new window of some browsers, which the other
does not. Its attribute `_name` is called `name` since Python 3.11.
"""

deprecated = "3.11"
available = {"webbrowser.MacOSXOSAScript.name": "3.11"}
removed = "3.13"
reference = "whatsnew/3.13#webbrowser"
safety = "suggested"
moves = {
    "webbrowser.MacOSX": "webbrowser.MacOSXOSAScript",
    "webbrowser.MacOSXOSAScript._name": "webbrowser.MacOSXOSAScript.name",
}

examples = '''
@@ through the module
 import webbrowser

-webbrowser.register("safari", None, webbrowser.MacOSX("safari"))
+webbrowser.register("safari", None, webbrowser.MacOSXOSAScript("safari"))

@@ by name
-from webbrowser import MacOSX
+from webbrowser import MacOSXOSAScript

-MacOSX("default").open("https://example.org")
+MacOSXOSAScript("default").open("https://example.org")

@@ the name of the browser
+import sys
 from webbrowser import MacOSXOSAScript

 def name(browser: MacOSXOSAScript):
-    return browser._name
+    return browser.name if sys.version_info >= (3, 11) else browser._name

@@ a class of one's own
 class MacOSX:
     name = "safari"

 print(MacOSX().name)
'''
