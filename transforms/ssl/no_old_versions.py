"""The options `ssl.OP_NO_…` are deprecated since Python 3.7.

`minimum_version` of a context takes their place. SSLv2 and SSLv3 need no line at
all: every context excludes them since Python 3.6, unless its options are
cleared. `minimum_version` replaces a higher minimum that was set before.
"""

import ssl
from ssl import SSLContext

deprecated = "3.7"
available = {"ssl.TLSVersion": "3.7"}
reference = "library/ssl#ssl.OP_NO_TLSv1"
safety = "suggested"


def before_ssl2(context: SSLContext):
    context.options |= ssl.OP_NO_SSLv2


def after_ssl2(context: SSLContext):
    pass


def before_ssl3(context: SSLContext):
    context.options |= ssl.OP_NO_SSLv3


def after_ssl3(context: SSLContext):
    pass


def before_ssl(context: SSLContext):
    context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3


def after_ssl(context: SSLContext):
    pass


def before_tls(context: SSLContext):
    context.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1


def after_tls(context: SSLContext):
    context.minimum_version = ssl.TLSVersion.TLSv1_2


def before_ssl3_tls(context: SSLContext):
    context.options |= ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1


def after_ssl3_tls(context: SSLContext):
    context.minimum_version = ssl.TLSVersion.TLSv1_2


def before_all(context: SSLContext):
    context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1


def after_all(context: SSLContext):
    context.minimum_version = ssl.TLSVersion.TLSv1_2


examples = '''
@@ old versions of SSL
 import ssl

 context = ssl.create_default_context()
-context.options |= ssl.OP_NO_SSLv2
-context.options |= ssl.OP_NO_SSLv3
-context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3
 print(context.verify_mode)

@@ old versions of TLS, too
-from ssl import OP_NO_TLSv1, OP_NO_TLSv1_1, SSLContext, PROTOCOL_TLS_CLIENT
+from ssl import SSLContext, PROTOCOL_TLS_CLIENT
 import ssl

 context = SSLContext(PROTOCOL_TLS_CLIENT)
-context.options |= OP_NO_TLSv1 | OP_NO_TLSv1_1
-context.options |= ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
-context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
+context.minimum_version = ssl.TLSVersion.TLSv1_2
+context.minimum_version = ssl.TLSVersion.TLSv1_2
+context.minimum_version = ssl.TLSVersion.TLSv1_2
 print(context.minimum_version >= ssl.TLSVersion.TLSv1_2)

@@ another option, and another class
 import ssl

 class Settings:
     options = 0

 context = ssl.create_default_context()
 context.options |= ssl.OP_NO_COMPRESSION
 settings = Settings()
 settings.options |= ssl.OP_NO_SSLv2
 print(context.verify_mode)
'''
