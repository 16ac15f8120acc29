"""The talk: a questionnaire as data, answers as lines, and the route that follows from both."""
