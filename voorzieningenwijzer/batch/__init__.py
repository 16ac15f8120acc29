"""A population in blocks: the same laws on many rows, with memory that does not grow."""

from voorzieningenwijzer.batch.blocks import BLOCK_ROWS, run_in_blocks

__all__ = ["BLOCK_ROWS", "run_in_blocks"]
