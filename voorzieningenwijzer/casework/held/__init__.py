"""What is held about a household: shown, handed over, kept, tidied and erased."""
