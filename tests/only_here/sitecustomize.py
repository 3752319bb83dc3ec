"""Keeps a Python process on this machine: whoever looks up or calls another host fails.

The tests' fixture applies it to their own process, and puts this folder on PYTHONPATH, so that every Python
process that they start loads it by its name.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

HERE = {"", "localhost", "0.0.0.0", "::"}
"""Names of this machine that are no loopback address; the last two are it as one that listens."""


class CalledOut(AssertionError):
    """Dateline calls nobody."""


def check(host: object) -> None:
    """Raises CalledOut unless ``host`` is this machine."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name is None or name in HERE:
        return
    try:
        if ipaddress.ip_address(str(name).partition("%")[0]).is_loopback:
            return
    except ValueError:
        pass
    raise CalledOut(f"tried to reach {name!r}")


def checked_methods() -> dict[str, Callable[..., Any]]:
    """What takes the place of those methods of ``socket.socket`` whose last argument is an address."""
    return {
        name: _method(getattr(socket.socket, name)) for name in ("connect", "connect_ex", "sendto", "sendmsg")
    }


def checked_lookups() -> dict[str, Callable[..., Any]]:
    """What takes the place of the functions of ``socket`` that ask for a name."""
    names = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")
    return {name: _lookup(getattr(socket, name)) for name in names}


def _method(original: Callable[..., Any]) -> Callable[..., Any]:
    def checked(self: socket.socket, *given: Any) -> Any:
        address = given[-1] if given else None
        if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            check(address[0])
        return original(self, *given)

    return checked


def _lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def checked(host: Any, *given: Any, **named: Any) -> Any:
        check(host)
        return original(host, *given, **named)

    return checked


if __name__ == "sitecustomize":
    for _name, _checked in checked_methods().items():
        setattr(socket.socket, _name, _checked)
    for _name, _checked in checked_lookups().items():
        setattr(socket, _name, _checked)
