"""Offers for energy and health insurance: typed by the coach, or read from a list."""
