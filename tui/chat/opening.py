"""Opening an article outside: its page in the browser, or its file in what the system shows files with."""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from urllib.parse import urlsplit

from corpus.errors import SettingsError
from corpus.types import Article

WEB_SCHEMES = ("http", "https")


def open_outside(article: Article) -> str:
    """Opens the article's file, or its page where the file is gone, and says which.

    Raises:
        SettingsError: when neither can be opened.
    """
    if article.path.is_file():
        _open_file(str(article.path))
        return str(article.path)
    if article.url and urlsplit(article.url).scheme in WEB_SCHEMES:
        webbrowser.open(article.url)
        return article.url
    raise SettingsError(f"{article.path} is not there any more", "Index its folder again.")


def _open_file(path: str) -> None:
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.Popen(
            [opener, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise SettingsError(f"{opener} cannot be run: {error.strerror}", f"The file is {path}") from error
