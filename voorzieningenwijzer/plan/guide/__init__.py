"""The guide of a municipality, for residents and for professionals."""
