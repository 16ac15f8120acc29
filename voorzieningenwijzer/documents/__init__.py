"""What is printed or shown as a document: blocks, and a renderer for paper and for screen."""
