"""Measurements: ``python3 run.py bench``. Not tests; nothing fails on a slow day."""
