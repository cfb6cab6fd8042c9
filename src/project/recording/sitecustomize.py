"""Records the warnings of this process, and which lines ran, for `upshift record`; changes nothing else of it."""

import sys

HERE = __file__.replace("\\", "/").rpartition("/")[0]


def install():
    import os
    import threading
    import warnings

    target = os.environ.get("UPSHIFT_RECORDING")
    if not target:
        return
    # Programs may replace these; and nothing is imported here that a module of theirs may hide.
    os_open, os_write, os_close, is_file = os.open, os.write, os.close, os.path.isfile
    library = os.path.normcase(os.path.dirname(os.__file__))
    kinds = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
    counts = {}
    state = threading.local()

    def digest(path):
        try:
            try:
                from _sha2 import sha256
            except ImportError:
                from _sha256 import sha256
            with open(path, "rb") as file:
                return sha256(file.read()).hexdigest()
        except Exception:
            return ""

    def is_of_library(path):
        folder = os.path.normcase(path)
        return folder.startswith(library) and "site-packages" not in folder

    def quoted(text):
        units = text.encode("utf-16-be", "surrogatepass")
        codes = [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]
        plain = [32 <= code < 127 and code not in (34, 92) for code in codes]
        return '"%s"' % "".join(chr(code) if is_plain else "\\u%04x" % code for code, is_plain in zip(codes, plain))

    def write(text):
        handle = os_open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os_write(handle, (text + "\n").encode("ascii"))
        finally:
            os_close(handle)

    def write_warning(entry, count):
        path, line, category, message, by = entry
        parts = (quoted(path), line, quoted(category), quoted(message), quoted(by), count, digest(path))
        row = '{"file": %s, "line": %d, "category": %s, "message": %s, "by": %s, "count": %d, "sha256": "%s"}'
        write(row % parts)

    def record(path, line, category, message, by):
        # Nothing that goes wrong here is a matter of the program.
        if getattr(state, "busy", False):
            return
        state.busy = True
        try:
            path = os.path.abspath(path)
            if is_of_library(path) or not is_file(path):
                return
            entry = (path, line, category.__name__, message, by)
            known = counts.get(entry)
            counts[entry] = 1 if known is None else known + 1
            if known is None:
                write_warning(entry, 1)
        except Exception:
            pass
        finally:
            state.busy = False

    def kind_of(message, category):
        if isinstance(message, Warning):
            return type(message)
        return UserWarning if category is None else category

    def is_internal(frame):
        name = frame.f_code.co_filename
        return "importlib" in name and "_bootstrap" in name

    def sender_of(frame, place):
        # The helpers of `warnings` itself send nothing of their own.
        while frame is not None and frame.f_globals.get("__name__") in ("warnings", "_py_warnings"):
            frame = frame.f_back
        if frame is None or frame is place:
            return ""
        return "%s.%s" % (frame.f_globals.get("__name__", ""), frame.f_code.co_name)

    def seen(message, category, level, prefixes):
        kind = kind_of(message, category)
        if not issubclass(kind, kinds):
            return
        caller = place = sys._getframe(2)
        is_plain = level <= 1 or is_internal(place)
        for _ in range(level - 1):
            place = place.f_back
            while not is_plain and place is not None:
                name = place.f_code.co_filename
                if not is_internal(place) and not (prefixes and name.startswith(prefixes)):
                    break
                place = place.f_back
            if place is None:
                return
        record(place.f_code.co_filename, place.f_lineno, kind, str(message), sender_of(caller, place))

    class Warn(object):
        """`warnings.warn`, which records what it is told. As an object, it binds to no class, like a built-in."""

        def __init__(self, original):
            self.original = original
            self.__name__ = self.__qualname__ = "warn"
            self.__doc__ = original.__doc__
            self.__module__ = "warnings"
            self.__wrapped__ = original

        def __call__(self, message, category=None, stacklevel=1, source=None, **others):
            level = stacklevel
            try:
                prefixes = others.get("skip_file_prefixes") or ()
                level = max(stacklevel, 2 if prefixes else 1)
                seen(message, category, level, prefixes)
                level += 1
            except Exception:
                level = stacklevel + 1
            outer, state.inside = getattr(state, "inside", False), True
            try:
                return self.original(message, category, level, source, **others)
            finally:
                state.inside = outer

    show = warnings._showwarnmsg

    def show_and_record(message):
        # What code in C warns of comes here only.
        if not getattr(state, "inside", False) and issubclass(message.category, kinds):
            record(message.filename, message.lineno, message.category, str(message.message), "")
        return show(message)

    warnings.warn = Warn(warnings.warn)
    warnings._showwarnmsg = show_and_record

    def end():
        for entry in list(counts):
            if counts[entry] > 1:
                try:
                    write_warning(entry, counts[entry] - 1)
                except Exception:
                    pass


    import atexit

    atexit.register(end)
    if os.environ.get("UPSHIFT_RECORDING_LINES") != "0":
        watch(is_of_library, is_file, quoted, digest, write)


def watch(is_of_library, is_file, quoted, digest, write):
    """Records the lines that run: each by itself where Python tells cheaply, otherwise those of entered functions."""
    import atexit
    import os
    import threading

    rows = {}

    def row_of(name):
        # The beginning of the rows of a file; nothing for what is not of the project.
        path = os.path.abspath(name)
        others = is_of_library(path) or "site-packages" in path or "dist-packages" in path or name == __file__
        if others or not is_file(path):
            return None
        return '{"file": %s, "sha256": "%s", "ran": ' % (quoted(path), digest(path))

    def ran(name, lines):
        try:
            if name not in rows:
                rows[name] = row_of(name)
            if rows[name]:
                write("%s%s}" % (rows[name], lines))
        except Exception:
            pass

    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None:
        free = [tool for tool in (4, 3) if monitoring.get_tool(tool) is None]
        if not free:
            return

        seen = set()

        def reached(code, line):
            # Other tools may ask for all events again.
            place = code.co_filename, line
            if place not in seen:
                seen.add(place)
                ran(code.co_filename, [line])
            return monitoring.DISABLE

        monitoring.use_tool_id(free[0], "upshift record")
        monitoring.register_callback(free[0], monitoring.events.LINE, reached)
        monitoring.set_events(free[0], monitoring.events.LINE)
        return

    known = {}

    def entered(frame, event, argument):
        code = frame.f_code
        if id(code) not in known:
            known[id(code)] = code
            ran(code.co_filename, lines_of(code))

    def end():
        # A profiler took its place, or there was no room on the stack.
        if sys.getprofile() is not entered:
            write('{"stopped": true}')

    atexit.register(end)
    threading.setprofile(entered)
    sys.setprofile(entered)


def lines_of(code):
    if hasattr(code, "co_lines"):
        return sorted({line for _, _, line in code.co_lines() if line})
    line = code.co_firstlineno
    lines = {line}
    for delta in code.co_lnotab[1::2]:
        line += delta - 256 if delta >= 128 else delta
        lines.add(line)
    return sorted(lines)


def go_on():
    """Runs the `sitecustomize` that would have run without this one."""
    own = sys.modules.pop("sitecustomize", None)
    where = [entry for entry in sys.path if entry.replace("\\", "/").rstrip("/") == HERE]
    for entry in where:
        sys.path.remove(entry)
    try:
        import sitecustomize  # noqa: F401
    except ImportError as error:
        if getattr(error, "name", None) != "sitecustomize":
            raise
    finally:
        if own is not None:
            sys.modules.setdefault("sitecustomize", own)


if sys.version_info >= (3, 6):
    try:
        install()
    except Exception:
        pass
    go_on()
