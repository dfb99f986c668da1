"""The description of the API as a page that needs no script and nothing from another host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from web.markup import escaped
from web.plain import STYLE

SHEET = STYLE + (
    "body{max-width:52rem}pre{overflow-x:auto;padding:.75rem;border:1px solid #5f6b76;white-space:pre-wrap;overflow-wrap:anywhere}code{font-family:ui-monospace,monospace;font-size:.95em}"
    "dt{font-weight:700;margin-top:.5rem}dd{margin-left:1rem}h2{margin-top:2.5rem}article{border-top:1px solid #5f6b76}"
)


def api_page(described: dict[str, Any]) -> str:
    """The page of an OpenAPI description."""
    info, models = described["info"], described["components"]["schemas"]
    operations = "".join(
        _operation(method.upper(), path, operation, models) for path, methods in described["paths"].items() for method, operation in methods.items()
    )
    shapes = "".join(_shape(name, model) for name, model in sorted(models.items()))
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>For programs: {escaped(info["title"])}</title><link rel="stylesheet" href="/api/page.css"></head><body><main>'
        f'<h1>For programs</h1><p>{escaped(info["summary"])} The same description for machines is <a href="/openapi.json">/openapi.json</a>.'
        f" <a href=\"/\">To the service itself</a></p>{operations}<h2>What the answers hold</h2>{shapes}</main></body></html>\n"
    )


def _operation(method: str, path: str, operation: dict[str, Any], models: dict[str, Any]) -> str:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    sent = models.get(_name(body), {})
    example = "".join(f"<p>For example:</p><pre tabindex=\"0\"><code>{escaped(json.dumps(one, ensure_ascii=False, indent=2))}</code></pre>" for one in sent.get("examples", ()))
    rows = "".join(f"<dt>{escaped(status)}</dt><dd>{escaped(_answered(answer))}</dd>" for status, answer in operation["responses"].items())
    return (
        f'<article><h2><code>{method} {escaped(path)}</code></h2><p>{escaped(operation.get("description", ""))}</p>'
        f"{example}<dl>{rows}</dl></article>"
    )


def _answered(answer: dict[str, Any]) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    name = _name(schema) or (f"a list of {_name(schema['items'])}" if "items" in schema else "")
    return f"{name}. {answer['description']}" if name and answer["description"] != "Successful Response" else name


def _shape(name: str, model: dict[str, Any]) -> str:
    rows = "".join(f"<dt><code>{escaped(field)}</code></dt><dd>{escaped(_kind(one))}</dd>" for field, one in model.get("properties", {}).items())
    return f"<h3>{escaped(name)}</h3><p>{escaped(model.get('description', ''))}</p><dl>{rows}</dl>"


def _kind(schema: dict[str, Any]) -> str:
    return ", ".join(_parts(schema)) + (f": {schema['description']}" if "description" in schema else "")


def _parts(schema: dict[str, Any]) -> Iterator[str]:
    if _name(schema):
        yield _name(schema)
    elif "anyOf" in schema:
        yield " or ".join(", ".join(_parts(one)) for one in schema["anyOf"])
    elif "enum" in schema:
        yield "one of " + ", ".join(map(str, schema["enum"]))
    elif schema.get("type") == "array":
        yield f"a list of {', '.join(_parts(schema['items']))}"
    elif "type" in schema:
        yield {"string": "words", "integer": "a whole number", "number": "a number", "boolean": "true or false", "null": "nothing", "object": "an object"}[schema["type"]]
    if "maxLength" in schema:
        yield f"at most {schema['maxLength']:,} characters"
    if "maxItems" in schema:
        yield f"at most {schema['maxItems']}"


def _name(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
