"""Who may ask a server that runs on this machine.

A page of another site must neither read what a server says nor drive it: not under a name of its own that
resolves to this machine (DNS rebinding: the Host header tells), and not by sending to our address (the Origin
header tells).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def own_hosts(port: int, names: Iterable[str] = ()) -> frozenset[str]:
    """What a request to us calls us: this machine's names with the port, and further ``names``, which may
    carry a port of their own (that of a proxy before us)."""
    allowed = [name.lower() for name in names]
    with_port = [f"{name}:{port}" for name in (*LOOPBACK_NAMES, *allowed)]
    # Browsers leave out the usual port, and a proxy may sit on it.
    return frozenset((*with_port, *allowed, *(LOOPBACK_NAMES if port == 80 else ())))


def is_ours(host: str | None, origin: str | None, ours: frozenset[str]) -> bool:
    """Whether a request calls us by a name of ours, and no page of another site sent it."""
    if host is None or host.lower() not in ours:
        return False
    return origin is None or origin.lower().removeprefix("https://").removeprefix("http://") in ours
