"""The energy contract: the own one against offers that the coach typed."""
