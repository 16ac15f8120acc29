"""What would be if: variants beside each other, and the line of income."""
