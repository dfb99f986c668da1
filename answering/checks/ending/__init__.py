"""What a reply says at its end: review, regulator, contacts, and what the Act gives."""
