"""The whole site as one ASGI app: every room behind one door."""

from __future__ import annotations

from fastapi import FastAPI

from web.draft_page import draft_page, mount_draft
from web.headers import App, Door
from web.page import mount, page
from web.shelf import Shelf


def site(shelf: Shelf) -> App:
    """The pages for parents and staff over what is on the shelf. The chat takes the root, so it is mounted last."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mount_draft(app, draft_page(shelf))
    mount(app, page(shelf))
    return Door(app)
