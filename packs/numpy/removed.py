"""NumPy 2.0 removed this without a replacement.

What to do depends on what it was used for.
"""

reference = "https://numpy.org/doc/stable/numpy_2_0_migration_guide.html#main-namespace"
reports = {
    "numpy.add_newdoc_ufunc": "It is internal, and has no replacement.",
    "numpy.array_api": "Use `numpy` itself, or the distribution `array-api-strict` for tests of compliance.",
    "numpy.compat": "It was for Python 2. Use what Python has.",
    "numpy.deprecate": "Call `warnings.warn()` with `DeprecationWarning`, or use `warnings.deprecated` (Python 3.13) or `typing_extensions.deprecated`.",
    "numpy.deprecate_with_doc": "Call `warnings.warn()` with `DeprecationWarning`, or use `warnings.deprecated` (Python 3.13) or `typing_extensions.deprecated`.",
    "numpy.get_array_wrap": "Ask the object for `__array_wrap__`.",
    "numpy.geterrobj": "Use `errstate()`, or `geterr()` and `geterrcall()`.",
    "numpy.issctype": "Write `isinstance(x, type) and issubclass(x, numpy.generic)`; for types of Python, such as `int`, the old function was true as well.",
    "numpy.kernel_version": "It was removed without a replacement.",
    "numpy.lookfor": "Search the documentation.",
    "numpy.maximum_sctype": "Name the type: `numpy.longdouble`, `numpy.clongdouble`, `numpy.int64` or `numpy.uint64`.",
    "numpy.numarray": "It was removed without a replacement.",
    "numpy.oldnumeric": "It was removed without a replacement.",
    "numpy.sctypes": "Name the types: `[numpy.int8, numpy.int16, numpy.int32, numpy.int64]` for `sctypes[\"int\"]`.",
    "numpy.set_numeric_ops": "Define `__array_ufunc__` in a subclass, or use `PyUFunc_ReplaceLoopBySignature` of the C API.",
    "numpy.set_string_function": "Pass a `formatter` to `set_printoptions()`, or `override_repr` from NumPy 2.1 on.",
    "numpy.seterrobj": "Use `errstate()`, or `seterr()` and `seterrcall()`.",
    "numpy.source": "Print `inspect.getsource(object)`.",
    "numpy.who": "Look at `locals()`.",
    # Numbers that only NumPy's own C code meant.
    "numpy.ALLOW_THREADS": "It was internal. Write its value, if it is needed.",
    "numpy.BUFSIZE": "It was internal. Write its value, if it is needed.",
    "numpy.CLIP": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_CALL": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_DEFAULT": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_IGNORE": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_LOG": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_PRINT": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_RAISE": "It was internal. Write its value, if it is needed.",
    "numpy.ERR_WARN": "It was internal. Write its value, if it is needed.",
    "numpy.FLOATING_POINT_SUPPORT": "It was internal. Write its value, if it is needed.",
    "numpy.FPE_DIVIDEBYZERO": "It was internal. Write its value, if it is needed.",
    "numpy.FPE_INVALID": "It was internal. Write its value, if it is needed.",
    "numpy.FPE_OVERFLOW": "It was internal. Write its value, if it is needed.",
    "numpy.FPE_UNDERFLOW": "It was internal. Write its value, if it is needed.",
    "numpy.MAXDIMS": "It was internal. Write its value, if it is needed.",
    "numpy.MAY_SHARE_BOUNDS": "It was internal. Write its value, if it is needed.",
    "numpy.MAY_SHARE_EXACT": "It was internal. Write its value, if it is needed.",
    "numpy.RAISE": "It was internal. Write its value, if it is needed.",
    "numpy.SHIFT_DIVIDEBYZERO": "It was internal. Write its value, if it is needed.",
    "numpy.SHIFT_INVALID": "It was internal. Write its value, if it is needed.",
    "numpy.SHIFT_OVERFLOW": "It was internal. Write its value, if it is needed.",
    "numpy.SHIFT_UNDERFLOW": "It was internal. Write its value, if it is needed.",
    "numpy.UFUNC_BUFSIZE_DEFAULT": "It was internal. Write its value, if it is needed.",
    "numpy.UFUNC_PYVALS_NAME": "It was internal. Write its value, if it is needed.",
    "numpy.WRAP": "It was internal. Write its value, if it is needed.",
    # Gone before 2.0.
    "numpy.MachAr": "Use `finfo()`.",
    "numpy.Tester": "Use pytest.",
    "numpy.int_asbuffer": "Use `memoryview`.",
    "numpy.sctypeNA": "It was removed without a replacement.",
    "numpy.typeNA": "It was removed without a replacement.",
    "numpy.pkgload": "Import the modules.",
    "numpy.testing.Tester": "Use pytest.",
    "numpy.testing.dec": "Use the marks of pytest.",
    "numpy.testing.raises": "Use `pytest.raises()`.",
    "numpy.testing.run_module_suite": "Call `pytest.main()`.",
    "numpy.testing.rand": "Use `numpy.random.rand()`.",
    "numpy.ma.rank": "Use `numpy.ndim()`.",
    "numpy.ma.dump": "Use `pickle.dump()`.",
    "numpy.ma.dumps": "Use `pickle.dumps()`.",
    "numpy.ma.load": "Use `pickle.load()`.",
    "numpy.ma.loads": "Use `pickle.loads()`.",
    "numpy.polynomial.polyutils.PolyError": "It was removed without a replacement.",
    "numpy.polynomial.polyutils.PolyDomainError": "It was removed without a replacement.",
    "numpy.polynomial.polyutils.PolyBase": "It was removed without a replacement.",
    "numpy.f2py.compile": "Run `python -m numpy.f2py` with `subprocess`.",
}

examples = '''
@@ through the module
 import numpy as np
!np.set_string_function(repr)
!kinds = np.sctypes["float"]
!if np.issctype(kind): raise ValueError(np.MAXDIMS)

@@ by name
 from numpy import deprecate, lookfor as search
!@deprecate
 def old(): ...
!search("fft")

@@ names of others
 from corp import deprecate, who
 import inspect
 import numpy as np
 @deprecate
 def source(): ...
 print(who(), inspect.getsource(source), np.errstate(all="ignore"), np.geterr())

@@ a test whether it is there
 import numpy as np
 if hasattr(np, "set_string_function"):
     np.set_string_function(repr)
'''
