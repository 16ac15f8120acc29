"""The schemes as the table administrator keeps them: form, draft, proposal, second account."""
