"""The checks of a draft, one file for each family. Each is a rule with a name; its words stand in `prompts/findings.toml`."""
