"""One household: the facts there are, who belongs to it when, what is still open."""
