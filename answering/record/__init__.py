"""A sentence of a draft beside what has been said before: the past sentences on its point, and whether it agrees with them.

`precedents.precedents` is the way in. It finds the past sentences and compares each by words (`copies`: the same, or a copy with
something altered in it) and, where it is no copy, by what it says (`restated`: who does it, a "not", how many, how strongly it binds).
"""
