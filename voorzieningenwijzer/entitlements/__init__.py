"""One module per national law: situation, amounts, outcome, month(), settle(). Called by assessment only."""
