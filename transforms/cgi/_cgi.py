"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the classes `FieldStorage` and `MiniFieldStorage` and the function `parse()`
of the module `cgi`, which Python 3.13 removed. They read the fields of a form that a web
server hands to a program. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import collections.abc
import email
import email.message
import io
import locale
import os
import re
import sys
import tempfile
from urllib.parse import parse_qs, parse_qsl

_FORM = "application/x-www-form-urlencoded"
_IN_MEMORY = 1000
_LONGEST_LINE = 1 << 16


def parse(fp=None, environ=os.environ, keep_blank_values=0, strict_parsing=0, separator="&"):
    """The fields of a query or of a form, each with the list of its values."""
    if fp is None:
        fp = sys.stdin
    encoding = getattr(fp, "encoding", "latin-1")
    if isinstance(fp, io.TextIOWrapper):
        fp = fp.buffer
    query = None
    if environ.setdefault("REQUEST_METHOD", "GET") == "POST":
        kind, options = _parse_header(environ["CONTENT_TYPE"])
        if kind == "multipart/form-data":
            headers = {"content-type": environ["CONTENT_TYPE"]}
            form = FieldStorage(fp, headers, environ={"REQUEST_METHOD": "POST"}, separator=separator)
            return {name: form.getlist(name) for name in form}
        query = fp.read(int(environ["CONTENT_LENGTH"])).decode(encoding) if kind == _FORM else ""
    more = environ["QUERY_STRING"] if "QUERY_STRING" in environ else "".join(sys.argv[1:2])
    if query is None or "QUERY_STRING" in environ or sys.argv[1:]:
        query = query + "&" + more if query else more
    environ["QUERY_STRING"] = query
    return parse_qs(query, keep_blank_values, strict_parsing, encoding=encoding, **_separated(separator))


class MiniFieldStorage:
    """A field of a query: a name and a text."""

    filename = list = type = file = disposition = None
    type_options = {}
    disposition_options = {}
    headers = {}

    def __init__(self, name, value):
        self.name = name
        self.value = value

    def __repr__(self):
        return "MiniFieldStorage(%r, %r)" % (self.name, self.value)


class FieldStorage:
    """A form, with its fields by their names; or a field of one, with a name and a value."""

    # The class of the fields, if it is another one.
    FieldStorageClass = None
    list = file = None

    def __init__(
        self,
        fp=None,
        headers=None,
        outerboundary=b"",
        environ=os.environ,
        keep_blank_values=0,
        strict_parsing=0,
        limit=None,
        encoding="utf-8",
        errors="replace",
        max_num_fields=None,
        separator="&",
    ):
        method = environ["REQUEST_METHOD"].upper() if "REQUEST_METHOD" in environ else "GET"
        self.keep_blank_values = keep_blank_values
        self.strict_parsing = strict_parsing
        self.max_num_fields = max_num_fields
        self.separator = separator
        self.encoding = encoding
        self.errors = errors
        self.outerboundary = outerboundary
        self.qs_on_post = None
        if method in ("GET", "HEAD"):
            query = environ["QUERY_STRING"] if "QUERY_STRING" in environ else "".join(sys.argv[1:2])
            fp = io.BytesIO(query.encode(locale.getpreferredencoding(), "surrogateescape"))
            headers = {"content-type": _FORM} if headers is None else headers
        if headers is None:
            headers = {"content-type": _FORM} if method == "POST" else {}
            if "CONTENT_TYPE" in environ:
                headers["content-type"] = environ["CONTENT_TYPE"]
            if "CONTENT_LENGTH" in environ:
                headers["content-length"] = environ["CONTENT_LENGTH"]
            self.qs_on_post = environ["QUERY_STRING"] if "QUERY_STRING" in environ else None
        elif not isinstance(headers, (collections.abc.Mapping, email.message.Message)):
            raise TypeError("headers must be mapping or an instance of email.message.Message")
        self.headers = headers
        if fp is None:
            fp = sys.stdin
        self.fp = fp.buffer if isinstance(fp, io.TextIOWrapper) else fp
        if not (hasattr(self.fp, "read") and hasattr(self.fp, "readline")):
            raise TypeError("fp must be file pointer")
        if not isinstance(outerboundary, bytes):
            raise TypeError("outerboundary must be bytes, not " + type(outerboundary).__name__)

        self.disposition, self.disposition_options = "", {}
        if "content-disposition" in headers:
            self.disposition, self.disposition_options = _parse_header(headers["content-disposition"])
        self.name = self.disposition_options.get("name")
        self.filename = self.disposition_options.get("filename")
        self.type = _FORM if method == "POST" and not outerboundary else "text/plain"
        self.type_options = {}
        if "content-type" in headers:
            self.type, self.type_options = _parse_header(headers["content-type"])
        self.innerboundary = self.type_options.get("boundary", "").encode(encoding, errors)
        try:
            self.length = int(headers["content-length"]) if "content-length" in headers else -1
        except ValueError:
            self.length = -1
        self.limit = self.length if limit is None and self.length >= 0 else limit
        self.bytes_read = 0
        self.done = 0
        if self.type == _FORM:
            self.read_urlencoded()
            self.skip_lines()
        elif self.type.startswith("multipart/"):
            self.read_multi(environ, keep_blank_values, strict_parsing)
            self.skip_lines()
        else:
            self.read_single()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.file.close()

    def __del__(self):
        if self.file is not None:
            self.file.close()

    def __repr__(self):
        return "FieldStorage(%r, %r, %r)" % (self.name, self.filename, self.value)

    # The fields of a form.

    def _fields(self):
        if self.list is None:
            raise TypeError("not indexable")
        return self.list

    def keys(self):
        return [*dict.fromkeys(field.name for field in self._fields())]

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __bool__(self):
        if self.list is None:
            raise TypeError("Cannot be converted to bool.")
        return bool(self.list)

    def __contains__(self, key):
        return any(field.name == key for field in self._fields())

    def __getitem__(self, key):
        """The field of a name, or the list of them if there are several."""
        found = [field for field in self._fields() if field.name == key]
        if not found:
            raise KeyError(key)
        return found[0] if len(found) == 1 else found

    def getlist(self, key):
        """The values of a name."""
        return [field.value for field in self._fields() if field.name == key]

    def getfirst(self, key, default=None):
        """The first value of a name."""
        return next((field.value for field in self._fields() if field.name == key), default)

    def getvalue(self, key, default=None):
        """The value of a name, or the list of them if there are several."""
        values = self.getlist(key)
        if not values:
            return default
        return values[0] if len(values) == 1 else values

    # The value of a field.

    def __getattr__(self, name):
        if name != "value":
            raise AttributeError(name)
        if self.file is None:
            return self.list
        self.file.seek(0)
        value = self.file.read()
        self.file.seek(0)
        return value

    def make_file(self):
        """A file to keep a long value in; a subclass may open another one."""
        if self.filename is not None:
            return tempfile.TemporaryFile("wb+")
        return tempfile.TemporaryFile("w+", encoding=self.encoding, newline="\n")

    def _write(self, data):
        """Append to the file, which is kept in memory until it is long."""
        in_memory = isinstance(self.file, (io.BytesIO, io.StringIO)) and not self._made
        if in_memory and self.file.tell() + len(data) > _IN_MEMORY:
            start, self.file, self._made = self.file.getvalue(), self.make_file(), True
            self.file.write(start)
        self.file.write(data if self.filename is not None else data.decode(self.encoding, self.errors))

    # What is read.

    def _parse_query(self, query):
        pairs = parse_qsl(
            query,
            self.keep_blank_values,
            self.strict_parsing,
            encoding=self.encoding,
            errors=self.errors,
            max_num_fields=self.max_num_fields,
            **_separated(self.separator),
        )
        return [MiniFieldStorage(name, value) for name, value in pairs]

    def read_urlencoded(self):
        query = self.fp.read(self.length)
        if not isinstance(query, bytes):
            raise ValueError("%s should return bytes, got %s" % (self.fp, type(query).__name__))
        query = query.decode(self.encoding, self.errors)
        self.list = self._parse_query(query + "&" + self.qs_on_post if self.qs_on_post else query)

    def read_multi(self, environ, keep_blank_values, strict_parsing):
        boundary = self.innerboundary
        if not re.fullmatch(rb"[ -~]{0,200}[!-~]\n?", boundary):
            raise ValueError("Invalid boundary in multipart form: %r" % (boundary,))
        self.list = self._parse_query(self.qs_on_post) if self.qs_on_post else []
        left = None if self.max_num_fields is None else self.max_num_fields - len(self.list)
        line = self._read_line()
        while line and line.strip() != b"--" + boundary:
            line = self._read_line()
        make = self.FieldStorageClass or self.__class__
        while True:
            lines = [self.fp.readline()]
            while lines[-1].strip():
                lines.append(self.fp.readline())
            head = b"".join(lines)
            if not head:
                break
            self.bytes_read += len(head)
            headers = email.message_from_string(head.decode(self.encoding, self.errors))
            del headers["content-length"]
            limit = None if self.limit is None else self.limit - self.bytes_read
            field = make(
                self.fp, headers, boundary, environ, keep_blank_values, strict_parsing,
                limit, self.encoding, self.errors, left, self.separator,
            )
            if left is not None:
                left -= 1 + len(field.list or ())
                if left < 0:
                    raise ValueError("Max number of fields exceeded")
            self.bytes_read += field.bytes_read
            self.list.append(field)
            if field.done or self.bytes_read >= self.length > 0:
                break

    def read_single(self):
        self._made = False
        if self.length >= 0:
            self.file = self.make_file()
            while self.bytes_read < self.length and not self.done:
                data = self.fp.read(min(self.length - self.bytes_read, 8192))
                self.bytes_read += len(data)
                if data:
                    self.file.write(data)
                else:
                    self.done = -1
        else:
            self.file = io.StringIO() if self.filename is None else io.BytesIO()
            self._read_lines()
        self.file.seek(0)

    def skip_lines(self):
        """Go behind the next boundary of the form around this one."""
        boundary = b"--" + self.outerboundary
        while self.outerboundary and not self.done:
            line = self._read_line()
            if line.rstrip() == boundary:
                return
            if not line:
                self.done = -1
            elif line.rstrip() == boundary + b"--":
                self.done = 1

    def _read_line(self):
        line = self.fp.readline(_LONGEST_LINE)
        if not isinstance(line, bytes):
            raise ValueError("%s should return bytes, got %s" % (self.fp, type(line).__name__))
        self.bytes_read += len(line)
        return line

    def _read_lines(self):
        """Read up to the next boundary, or to the end if there is none around."""
        boundary = b"--" + self.outerboundary if self.outerboundary else None
        # The end of a line belongs to the value only if another line follows.
        kept, at_start = b"", True
        while not (boundary and self.limit is not None and 0 <= self.limit <= self.bytes_read):
            line = self._read_line()
            if not line:
                self.done = -1
                if not boundary:
                    self._write(kept)
                return
            if boundary and at_start and line.rstrip() in (boundary, boundary + b"--"):
                self.done = int(line.rstrip() != boundary)
                return
            line = kept + line
            body = re.sub(rb"(\r?\n|\r)\Z", b"", line)
            self._write(body)
            kept, at_start = line[len(body) :], line.endswith(b"\n")


def _separated(separator):
    # Some releases of Python 3.8 and 3.9 have no such argument.
    return {} if separator == "&" else {"separator": separator}


def _parse_header(line):
    """The value of a header such as `Content-Type`, and its parameters."""
    value, *rest = re.findall(r';((?:\\"|[^";]|"(?:\\"|[^"])*"?)*)', ";" + line)
    parameters = {}
    for name, equals, text in (part.partition("=") for part in rest):
        if equals:
            text = text.strip()
            if len(text) > 1 and text[0] == text[-1] == '"':
                text = text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
            parameters[name.strip().lower()] = text
    return value.strip(), parameters
