"""The talk itself: every way to ask and to answer, and what belongs to the sitting."""
