"""Pages and charts that need no network: data in pyvis, positions from Python, a page of our own."""

from __future__ import annotations

from kg.view.chart import trend_svg
from kg.view.comparing import render_pairs
from kg.view.notebook import Page
from kg.view.page import render
from kg.view.views import VIEWS, page, view
from kg.view.write import write

__all__ = ["VIEWS", "Page", "page", "render", "render_pairs", "trend_svg", "view", "write"]
