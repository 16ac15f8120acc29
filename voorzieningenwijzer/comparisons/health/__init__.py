"""Health insurance: per adult the own policy against policies that the coach typed."""
