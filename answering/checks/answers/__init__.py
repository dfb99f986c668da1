"""Every request of a draft against its answer."""
