"""Local schemes: the conditions of a file held against n households at once."""

from voorzieningenwijzer.schemes.evaluation import SchemeResult, evaluate

__all__ = ["SchemeResult", "evaluate"]
