"""Records the warnings of this process for `upshift record`, and changes nothing else of it."""

import sys

HERE = __file__.replace("\\", "/").rpartition("/")[0]


def install():
    import os
    import threading
    import warnings

    target = os.environ.get("UPSHIFT_RECORDING")
    if not target:
        return
    library = os.path.normcase(os.path.dirname(os.__file__))
    kinds = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
    counts = {}
    state = threading.local()

    def digest(path):
        try:
            import hashlib

            with open(path, "rb") as file:
                return hashlib.sha256(file.read()).hexdigest()
        except Exception:
            return ""

    def write(entry, count):
        import json

        path, line, category, message, by = entry
        row = {"file": path, "line": line, "category": category, "message": message, "by": by, "count": count}
        row["sha256"] = digest(path)
        text = json.dumps(row) + "\n"
        handle = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(handle, text.encode("utf-8"))
        finally:
            os.close(handle)

    def record(path, line, category, message, by):
        # Nothing that goes wrong here is a matter of the program.
        if getattr(state, "busy", False):
            return
        state.busy = True
        try:
            path = os.path.abspath(path)
            folder = os.path.normcase(path)
            own = folder.startswith(library) and "site-packages" not in folder
            if own or not os.path.isfile(path):
                return
            entry = (path, line, category.__name__, message, by)
            known = counts.get(entry)
            counts[entry] = 1 if known is None else known + 1
            if known is None:
                write(entry, 1)
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
                    write(entry, counts[entry] - 1)
                except Exception:
                    pass

    import atexit

    atexit.register(end)


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
