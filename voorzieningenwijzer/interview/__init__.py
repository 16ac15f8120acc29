"""The talk: a questionnaire as data, answers as appended lines, and the route that follows from both."""
