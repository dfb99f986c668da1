"""What a visit has left in the server's memory, cleared when its reader goes: Gradio alone would keep it for an hour and more."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import gradio as gr

ADDRESS = "/forget"
KEPT = timedelta(hours=1)  # a visit that has been silent for so long is over, whatever its browser did
SESSION = re.compile(r"\w{6,40}")


def forget(blocks: gr.Blocks, session: str) -> None:
    """Clear everything of one visit: its conversation, and what is shown of it."""
    holder = getattr(blocks, "state_holder", None)
    if holder is not None and SESSION.fullmatch(session):
        holder.delete_state(session)
        with holder.lock:
            holder.session_data.pop(session, None)
            holder.time_last_used.pop(session, None)


def forget_silent(blocks: gr.Blocks, now: datetime) -> None:
    """Clear the visits that have been silent for an hour."""
    holder = getattr(blocks, "state_holder", None)
    for session, last in list(holder.time_last_used.items()) if holder is not None else ():
        if now - last > KEPT:
            forget(blocks, session)
