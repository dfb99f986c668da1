"""The whole site as one ASGI app: every room behind one door."""

from __future__ import annotations

from fastapi import FastAPI

from web.draft_page import draft_page, mount_draft
from web.headers import App, Door
from web.page import mount, page
from web.settings import Settings
from web.shelf import Shelf
from web.staff.room import add_staff


def site(shelf: Shelf, settings: Settings | None = None) -> App:
    """The pages for parents and staff over what is on the shelf. The chat takes the root, so it is mounted last."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    staff = add_staff(app, shelf, settings or Settings())
    mount_draft(app, draft_page(shelf))
    mount(app, page(shelf))
    return Door(staff.gate)
