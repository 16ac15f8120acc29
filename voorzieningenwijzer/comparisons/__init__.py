"""Energy contract and health policy: the own one against offers that the coach typed."""
