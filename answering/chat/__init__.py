"""The optional chat model. Nothing here is imported unless `ASK_CHAT_MODEL` is set."""
