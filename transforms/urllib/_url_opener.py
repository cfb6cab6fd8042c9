"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for `URLopener` and `FancyURLopener` of `urllib.request`, which Python 3.14
removed. They open URLs with `urllib.request.build_opener()`, send the headers in
`addheaders`, and hand errors of HTTP to the methods `http_error_…`, as the old classes did.
They run on Python 3.8 and later. New code calls `urllib.request.urlopen()`.
"""

# SPDX-License-Identifier: 0BSD

import base64
import contextlib
import os
import sys
import tempfile
from urllib import parse, request
from urllib.error import ContentTooShortError, HTTPError
from urllib.response import addinfourl

_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class _Errors(request.BaseHandler):
    """Hands answers other than 2xx to an opener."""

    handler_order = 1000

    def __init__(self, opener):
        self.opener = opener

    def http_response(self, req, response):
        if 200 <= response.status < 300:
            return response
        url = req.full_url.partition(":")[2]
        arguments = url, response, response.status, response.reason, response.headers, req.data
        return self.opener.http_error(*arguments)

    https_response = http_response


class URLopener:
    """Opens URLs, and raises errors of HTTP; redirections are errors too."""

    version = "Python-urllib/%d.%d" % sys.version_info[:2]

    def __init__(self, proxies=None, **x509):
        self.proxies = request.getproxies() if proxies is None else proxies
        self.key_file = x509.get("key_file")
        self.cert_file = x509.get("cert_file")
        self.addheaders = [("User-Agent", self.version), ("Accept", "*/*")]
        self.type = None
        self.tempcache = None
        self.__tempfiles = []

    def __del__(self):
        self.close()

    def close(self):
        self.cleanup()

    def cleanup(self):
        """Remove the temporary files that `retrieve()` made."""
        for path in self.__dict__.get("_URLopener__tempfiles", []):
            with contextlib.suppress(OSError):
                os.unlink(path)
        self.__tempfiles = []
        if self.__dict__.get("tempcache"):
            self.tempcache.clear()

    def addheader(self, *args):
        """Send a header with every request: a name and a value."""
        self.addheaders.append(args)

    def open(self, fullurl, data=None):
        """The file of a URL, with `info()`, `geturl()` and `getcode()`."""
        fullurl = parse.quote(_unwrap(fullurl), safe=_SAFE)
        scheme, colon, _ = fullurl.partition(":")
        if not colon or "/" in scheme:
            path = fullurl if fullurl.startswith("/") else os.getcwd() + "/" + fullurl
            scheme, fullurl = "file", "file://" + path
        self.type = scheme.lower()
        if self.type not in ("http", "https", "ftp", "file", "data"):
            return self.open_unknown(fullurl, data)
        # Headers replace each other, whatever the case of their names.
        headers = {name.lower(): value for name, value in self.addheaders}
        parts = parse.urlsplit(fullurl)
        user, at, host = parts.netloc.rpartition("@")
        if at and self.type in ("http", "https"):
            fullurl = parse.urlunsplit(parts._replace(netloc=host))
            token = base64.b64encode(parse.unquote(user).encode()).decode("ascii")
            headers.setdefault("authorization", "Basic " + token)
        if isinstance(data, str):
            data = data.encode("iso-8859-1")
        director = self.__director()
        director.addheaders = []
        return director.open(request.Request(fullurl, data, headers))

    def open_unknown(self, fullurl, data=None):
        raise OSError("url error", "unknown url type", self.type)

    def retrieve(self, url, filename=None, reporthook=None, data=None):
        """Store the file of a URL: its name, and the headers of the answer."""
        url = _unwrap(url)
        if self.tempcache and url in self.tempcache:
            return self.tempcache[url]
        parts = parse.urlsplit(url)
        if filename is None and parts.scheme in ("", "file"):
            path = request.url2pathname(parts.path)
            if os.path.exists(path):
                with self.open(url) as source:
                    return path, source.info()
        with contextlib.closing(self.open(url, data)) as source:
            headers = source.info()
            if filename is None:
                suffix = os.path.splitext(parts.path)[1]
                descriptor, filename = tempfile.mkstemp(suffix)
                os.close(descriptor)
                self.__tempfiles.append(filename)
            result = filename, headers
            if self.tempcache is not None:
                self.tempcache[url] = result
            size = int(headers.get("Content-Length", -1))
            with open(filename, "wb") as target:
                read = _copy(source, target, size, reporthook)
        if read < size:
            raise ContentTooShortError(
                "retrieval incomplete: got only %i out of %i bytes" % (read, size), result
            )
        return result

    def http_error(self, url, fp, errcode, errmsg, headers, data=None):
        """Call the method `http_error_404` or its like, or else `http_error_default()`."""
        method = getattr(self, "http_error_%d" % errcode, None)
        if method is not None:
            arguments = (url, fp, errcode, errmsg, headers) + (() if data is None else (data,))
            result = method(*arguments)
            if result:
                return result
        return self.http_error_default(url, fp, errcode, errmsg, headers)

    def http_error_default(self, url, fp, errcode, errmsg, headers):
        fp.close()
        raise HTTPError(url, errcode, errmsg, headers, None)

    def __director(self):
        director = request.OpenerDirector()
        context = None
        if self.key_file or self.cert_file:
            import ssl

            context = ssl._create_default_https_context()
            context.set_alpn_protocols(["http/1.1"])
            context.load_cert_chain(self.cert_file, self.key_file)
            context.post_handshake_auth = True
        handlers = [
            request.ProxyHandler(self.proxies),
            request.HTTPHandler(),
            request.FTPHandler(),
            request.FileHandler(),
            request.DataHandler(),
            _Errors(self),
        ]
        if hasattr(request, "HTTPSHandler"):
            handlers.append(request.HTTPSHandler(context=context))
        for handler in handlers:
            director.add_handler(handler)
        return director


class FancyURLopener(URLopener):
    """Follows redirections, and returns the page of other errors but 401 and 407."""

    def __init__(self, *args, **kwargs):
        URLopener.__init__(self, *args, **kwargs)
        self.auth_cache = {}
        self.tries = 0
        self.maxtries = 10

    def http_error_default(self, url, fp, errcode, errmsg, headers):
        return addinfourl(fp, headers, "http:" + url, errcode)

    def http_error_302(self, url, fp, errcode, errmsg, headers, data=None):
        """Follow a redirection, without the data."""
        self.tries += 1
        try:
            if self.maxtries and self.tries >= self.maxtries:
                message = "Internal Server Error: Redirect Recursion"
                give_up = getattr(self, "http_error_500", self.http_error_default)
                return give_up(url, fp, 500, message, headers)
            return self.redirect_internal(url, fp, errcode, errmsg, headers, data)
        finally:
            self.tries = 0

    def http_error_301(self, url, fp, errcode, errmsg, headers, data=None):
        return self.http_error_302(url, fp, errcode, errmsg, headers, data)

    http_error_303 = http_error_301

    def http_error_307(self, url, fp, errcode, errmsg, headers, data=None):
        """Follow a redirection if no data was sent."""
        follow = self.http_error_302 if data is None else self.http_error_default
        return follow(url, fp, errcode, errmsg, headers)

    http_error_308 = http_error_307

    def http_error_401(self, url, fp, errcode, errmsg, headers, data=None, retry=False):
        """Raise `HTTPError`: a password belongs into the URL."""
        return URLopener.http_error_default(self, url, fp, errcode, errmsg, headers)

    http_error_407 = http_error_401

    def redirect_internal(self, url, fp, errcode, errmsg, headers, data):
        target = headers.get("location", headers.get("uri"))
        if target is None:
            return None
        fp.close()
        target = parse.urljoin(self.type + ":" + url, target)
        scheme = parse.urlsplit(target).scheme
        if scheme not in ("http", "https", "ftp", ""):
            message = errmsg + " Redirection to url '%s' is not allowed." % target
            raise HTTPError(target, errcode, message, headers, fp)
        return self.open(target)


def _unwrap(url):
    """A URL without the `<URL:…>` around it."""
    url = str(url).strip()
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1].strip()
    return url[4:].strip() if url.startswith("URL:") else url


def _copy(source, target, size, reporthook, block_size=8192):
    """Copy a file, and report each block; the number of bytes."""
    read = number = 0
    if reporthook:
        reporthook(number, block_size, size)
    for block in iter(lambda: source.read(block_size), b""):
        read += len(block)
        number += 1
        target.write(block)
        if reporthook:
            reporthook(number, block_size, size)
    return read
