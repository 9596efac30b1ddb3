"""A page inside a notebook: framed apart from it, with leave to run its own scripts and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from kg.view.write import write

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; Jupyter shows it as a frame ``height`` pixels high.

    Examples
    --------
    >>> Page("<p>").html
    '<p>'
    """

    html: str
    height: int = 640

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return its path.

        Raises
        ------
        OutputError
            The file cannot be written.
        """
        write(Path(path), self.html.encode("utf-8"))
        return Path(path)

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" width="100%" height="{self.height}" '
            'sandbox="allow-scripts allow-downloads allow-popups" style="border:0"></iframe>'
        )
