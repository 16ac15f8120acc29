"""The words of a plan: text files read, checked, filled in; amounts and days as said."""
