"""The pages on this laptop: parse a form, call casework, render."""
