"""Who could be known from a draft: names, contacts, and counts that are too small."""
