"""How a draft reads: one name for one thing, plain English, links that lead somewhere."""
