"""The checks of a draft: a room for each matter, in it a file for each family. Each check is a rule with a name; its words stand in
`prompts/findings.toml`. Here stands what the rooms share: what a check is, and the matters, neighbours and sections of a draft.
"""
