"""`DictProxy.has_key()` was removed in Python 3.7.

`in` asks the same. The method never worked in Python 3, because the dictionary
behind the proxy has no `has_key()`.
"""

from multiprocessing.managers import DictProxy

available = "3.0"
removed = "3.7"
reference = "library/multiprocessing#proxy-objects"


def before(proxy: DictProxy, key):
    return proxy.has_key(key)


def after(proxy: DictProxy, key):
    return key in proxy


examples = '''
@@ a shared dictionary
 from multiprocessing.managers import DictProxy

 def find(names: DictProxy, name):
-    if names.has_key(name):
-        return names[name], names.has_key("a")
+    if name in names:
+        return names[name], "a" in names

@@ another class
 class Names:
     def has_key(self, name):
         return True

 print(Names().has_key("a"))
'''
