"""A page inside a notebook: framed apart from it, with leave to run its own scripts and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, shown by Jupyter as a frame.

    Examples
    --------
    >>> Page("<p>").html
    '<p>'
    """

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" width="100%" height="{self.height}" '
            'sandbox="allow-scripts allow-downloads allow-popups" style="border:0"></iframe>'
        )
