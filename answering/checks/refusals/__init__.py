"""What a refusal must have: the section, its reason, the public interest, and for cost an estimate and help."""
