import ssl
from ftplib import FTP_TLS

print(FTP_TLS.ssl_version == ssl.PROTOCOL_TLS_CLIENT)
import ftplib
import ssl

ftp = ftplib.FTP_TLS()
context = ssl.SSLContext(ftp.ssl_version)
print(context.protocol.name)
import ftplib

def version(ftp: ftplib.FTP_TLS):
    return ftp.ssl_version

print(int(version(ftplib.FTP_TLS())))
