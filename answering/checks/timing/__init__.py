"""The days of a draft: its own, the request's, twenty working days between them, and days that cannot be."""
