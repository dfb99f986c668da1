"""Where a request comes from, as far as it can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address, ip_network
from typing import Any

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-host", "x-forwarded-proto", "cf-connecting-ip", "true-client-ip")
_HOST = re.compile(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")


def headers_of(scope: Mapping[str, Any]) -> dict[str, str]:
    """The headers of a request; of one that is given twice both, joined by a comma."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def client_of(scope: Mapping[str, Any], trusted: Sequence[str] = ()) -> str:
    """The address of a client; behind trusted proxies the nearest one that is none of them. An IPv6 network counts as one
    client, since whoever has one has all of its addresses."""
    address = (scope.get("client") or ("",))[0]
    if trusted and _within(address, trusted):
        for step in reversed(headers_of(scope).get("x-forwarded-for", "").split(",")):
            if not _address(step.strip()):
                break
            address = step.strip()
            if not _within(address, trusted):
                break
    found = _address(address)
    if found and found.version == 6:
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return address if found.is_loopback else str(ip_network(f"{found}/64", strict=False))
    return address


def on_this_machine(scope: Mapping[str, Any]) -> bool:
    """Whether a request surely comes from this machine itself: from a loopback address, to a loopback name, and through
    no proxy that could stand between it and the world."""
    headers = headers_of(scope)
    found = _address((scope.get("client") or ("",))[0])
    loopback = bool(found and (found.is_loopback or (found.version == 6 and found.ipv4_mapped and found.ipv4_mapped.is_loopback)))
    return loopback and loopback_name(headers.get("host", "")) and not any(name in headers for name in FORWARDED)


def loopback_name(host: str) -> bool:
    """Whether a Host header names this machine itself."""
    named = _HOST.fullmatch(host.strip().lower())
    found = _address(named["name"]) if named else None
    return bool(named and named["name"] == "localhost") or bool(found and found.is_loopback)


def from_our_pages(scope: Mapping[str, Any]) -> bool:
    """Whether nothing says that another site sent this request. Browsers tell, with every request that could change
    something, which site it comes from; a program that is no browser says nothing, and has no one's cookie."""
    headers = headers_of(scope)
    if (site := headers.get("sec-fetch-site")) is not None:
        return site == "same-origin"
    if (origin := headers.get("origin")) is not None:
        return re.sub(r"^https?://", "", origin.lower()) == headers.get("host", "").lower() != ""
    return True


def _address(text: str) -> Any:
    try:
        return ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _within(address: str, networks: Sequence[str]) -> bool:
    found = _address(address)
    if found and found.version == 6 and found.ipv4_mapped:
        found = found.ipv4_mapped
    return bool(found and any(found in ip_network(network, strict=False) for network in networks if ip_network(network, strict=False).version == found.version))
