import ssl

context = ssl.create_default_context()
context.options |= ssl.OP_NO_SSLv2
context.options |= ssl.OP_NO_SSLv3
context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3
print(context.verify_mode)
from ssl import OP_NO_TLSv1, OP_NO_TLSv1_1, SSLContext, PROTOCOL_TLS_CLIENT
import ssl

context = SSLContext(PROTOCOL_TLS_CLIENT)
context.options |= OP_NO_TLSv1 | OP_NO_TLSv1_1
context.options |= ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
context.options |= ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
print(context.minimum_version >= ssl.TLSVersion.TLSv1_2)
import ssl

class Settings:
    options = 0

context = ssl.create_default_context()
context.options |= ssl.OP_NO_COMPRESSION
settings = Settings()
settings.options |= ssl.OP_NO_SSLv2
print(context.verify_mode)
