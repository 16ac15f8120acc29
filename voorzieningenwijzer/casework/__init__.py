"""What a coach does: open the desk, talk, see what was found, make a plan."""
