"""What a plan advises: one module per kind of advice, each drafting its actions."""
