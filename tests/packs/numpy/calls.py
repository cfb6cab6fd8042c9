"""Functions whose calls change."""

import io
import sys

import numpy as np
from numpy import asfarray, in1d, msort


def show(*values):
    for value in values:
        array = np.asarray(value)
        print(type(value).__module__.split(".")[0], array.dtype, array.shape, array.tolist())


table = np.array([[3, 1], [2, 4]])
show(msort(table), np.msort(a=[2, 1]), msort(np.matrix(table)))
show(in1d(table, [1, 2]), np.in1d(table, [1, 2], invert=True), np.in1d([1, 1], [1], True), in1d(np.matrix(table), 3))
show(asfarray([1]), np.asfarray([1], np.float32), np.asfarray("1", dtype="f4"), asfarray([1], dtype=complex))
show(np.cast[np.float32](table), np.cast["i1"]([1.5]), np.cast[bool]([0, 2]), np.cast[np.int64](3))
show(np.cast[table.dtype](table) is table)
show(np.nbytes[np.float32], np.nbytes["i2"], np.sctype2char("f4"), np.obj2sctype("f4") is np.float32)
show(np.issubsctype(np.float32, np.floating), np.issubclass_(int, object))
show(np.find_common_type([np.int8, np.uint8], []).name, np.find_common_type([np.float32, np.int64, bool], []).name)
kinds = ["f4", "c8"]
show(np.find_common_type(kinds, []).name)
np.disp("told")
np.disp(3)
sys.stdout.flush()
show(np.fastCopyAndTranspose(table), np.fastCopyAndTranspose([1, 2]), np.fastCopyAndTranspose(np.matrix([[1, 2]])))
show(np.fastCopyAndTranspose(np.ones((2, 3))).flags.c_contiguous)
text = "Name,b\n1,2.5\n3,4"
records = np.recfromcsv(io.StringIO(text), encoding=None)
show(records.name, records.b, np.recfromtxt(io.StringIO("1 2.5\n3 4"), encoding=None).f1)
show(np.array([1, 2], copy=False), np.array(table, float, copy=False), np.array(np.matrix([1]), copy=False, subok=True))
show(np.array(table, copy=False) is table)
show(np.reshape(table, newshape=(4,)), np.reshape(table, order="F", newshape=-1))
show(np.corrcoef([1, 2, 4], [1, 3, 2], bias=1).round(6))
show(np.percentile([1, 2, 3, 4], 40, interpolation="lower"), np.nanquantile([1, 2], 0.4, 0, interpolation="nearest"))
show(np.sum(i * i for i in range(4)))
solution, *rest = np.linalg.lstsq(np.array([[1.0, 1e-20], [0.0, 1e-20]]), np.array([1.0, 1.0]))
show(solution)
array = np.zeros((2, 3))
array.itemset((0, 1), 3)
array.itemset(1, 2, 4)
array.itemset(5, array.item(5) + 1)
show(array)
swapped = np.array([1, 256], dtype=">i2")
show(swapped.byteswap().newbyteorder().tolist(), swapped.byteswap().newbyteorder("<").dtype.str)
show(np.array(3, copy=False, ndmin=1), np.array([1, 2], dtype=float, copy=False, ndmin=2), np.array(3, copy=False, ndmin=2))
show(array.tostring() == array.tobytes())
