"""What the employer knows: the model, its fields, edits, and findings that need no law."""
