"""National laws, one module each: situation, amounts, months, and what is awarded and paid."""
