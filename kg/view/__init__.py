"""A network as one offline HTML file: data in pyvis, positions from Python, a page of our own."""

from __future__ import annotations

from kg.view.notebook import Page
from kg.view.page import render
from kg.view.views import VIEWS, page, view
from kg.view.write import write

__all__ = ["VIEWS", "Page", "page", "render", "view", "write"]
