"""The counts at the desk: from a talk to a few coarse figures, on their way, and as a report."""
