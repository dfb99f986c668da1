"""What a draft says against the reviewed files: what has changed since, and the facts of the body."""
