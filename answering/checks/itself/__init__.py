"""A draft against itself: its lists, its totals, and what one of its sentences takes back from another."""
