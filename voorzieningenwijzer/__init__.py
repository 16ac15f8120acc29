"""Voorzieningenwijzer: one guided talk, dated tables, a printed plan."""

__version__ = "0.1.0"
