"""The languages of the program: what is said in Dutch, and how it is said in another language."""
