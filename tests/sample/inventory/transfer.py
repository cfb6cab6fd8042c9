"""Sends the catalogue to the head office."""

import ftplib
import logging
import ssl


class Office(ftplib.FTP_TLS):
    """The head office speaks TLS 1.2 and nothing else."""

    ssl_version = ssl.PROTOCOL_TLSv1_2

    def describe(self):
        return "%s with %s" % (self.host, self.ssl_version)


def protocol(connection=ftplib.FTP_TLS):
    return connection.ssl_version


def send(path, host):
    connection = ftplib.FTP_TLS(host)
    connection.login()
    connection.prot_p()
    with open(path, "rb") as stream:
        answer = connection.storbinary("STOR catalogue.xml", stream)
    if not answer.startswith("226"):
        logging.warn("the office said %s", answer)
    return connection.quit()
