"""The documents themselves, each from what was found to blocks."""
