"""Blocks to a tagged PDF: one part per kind of block over ReportLab."""
