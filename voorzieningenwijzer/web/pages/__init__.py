"""The pages, one module per subject; a view parses, calls casework, renders or redirects."""
