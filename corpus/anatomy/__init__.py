"""The anatomy of a letter: its lines without furniture, its blocks, its parts, whose turn each paragraph is, and which
answer belongs to which request. `corpus.letter` puts the steps in order; nothing else needs these rooms."""
