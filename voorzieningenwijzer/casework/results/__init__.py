"""What a talk comes to, as a person reads it: found, missed, why, and what if."""
