"""What is printed from a talk: the plan in one or two languages, letters, the guide."""
