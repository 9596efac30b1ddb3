"""A series over the years as one SVG: points with the bounds that the rounding leaves, and their evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree as ET

from kg import iris
from kg.phrases import phrase
from kg.trend import Point, Series

__all__ = ["trend_svg"]

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 110, 24, 56, 60
#: Lines of the scale, and how far from the plot an unbounded bar may reach, in pixels.
_LINES, _BEYOND = 5, 12
#: Years without a figure that are marked in one gap; more would run into each other.
_GAPS = 6
#: Characters that XML cannot hold.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLE = (
    "text{font:13px system-ui,'Noto Sans','Noto Sans CJK SC',sans-serif;fill:#1b1f24}"
    ".title{font-size:16px;font-weight:600}.scale{stroke:#d5d9de}.series{fill:none;stroke:#1d5fa8;stroke-width:2}"
    ".bar{stroke:#1b1f24;stroke-width:1.5}.open{stroke-dasharray:4 3}.point{fill:#1d5fa8}.disputed{fill:#b3261e}"
    ".gap{fill:#55606b;font-size:11px}"
)


def trend_svg(series: Series, *, language: str = "en") -> str:
    """The chart of a series.

    A bar spans the values that the wording allows; dashed where it has no end. Years that follow each other
    are joined, a gap is not, nor is a year whose figures contradict each other (drawn in red).

    Parameters
    ----------
    language
        Of what is said of the figures: ``en`` or ``zh``.

    Returns
    -------
    str
        A document with title and description for screen readers; each point names its source and sentence.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "role": "img",
            "aria-labelledby": "title desc",
        },
    )
    heading = f"{series.label}{f', {series.months}' if series.months else ''} ({series.unit})"
    _text(root, "title", heading, id="title")
    _text(root, "desc", _described(series.points, language), id="desc")
    _text(root, "style", _STYLE)
    ET.SubElement(root, "rect", {"width": str(_WIDTH), "height": str(_HEIGHT), "fill": "#ffffff"})
    _text(root, "text", _shortened(heading), x="16", y="28", **{"class": "title"})
    plot = _Plot(series.points, phrase("no-figure", language))
    plot.scale(root)
    plot.lines(root)
    for point in series.points:
        plot.point(root, point)
    return ET.tostring(root, encoding="unicode") + "\n"


def _described(points: Sequence[Point], language: str) -> str:
    comma, colon, stop = (phrase(name, language) for name in ("comma", "colon", "stop"))
    parts = []
    for point in points:
        years = comma.join(map(str, point.missing))
        gap = phrase("no-figure-for", language, years=years) + phrase("semicolon", language) if years else ""
        doubt = f" ({phrase('disputed', language)})" if point.disputed else ""
        parts.append(f"{gap}{point.year}{colon}{point.claim.printed}{doubt}{comma}{point.claim.identifier}")
    return (stop.join(parts) + stop).strip()


def _shortened(text: str, longest: int = 84) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = _UNFIT.sub("", text)
    return element


def _round_step(rough: Decimal) -> Decimal:
    """The next of 1, 2 or 5 times a power of ten."""
    if rough <= 0:
        return Decimal(1)
    power = Decimal(10) ** rough.adjusted()
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


class _Plot:
    """Years across, values from zero up."""

    def __init__(self, points: Sequence[Point], gap: str) -> None:
        self.points, self.gap = points, gap
        self.first, self.last = points[0].year, points[-1].year
        ends = [end for p in points for end in (p.figure.value, p.figure.interval.high) if end is not None]
        self.step = _round_step(max(ends) / _LINES)
        self.top = self.step * (max(ends) // self.step + 1)

    def x(self, year: int) -> float:
        if self.first == self.last:
            return (_LEFT + _WIDTH - _RIGHT) / 2
        return _LEFT + 20 + (year - self.first) * (_WIDTH - _RIGHT - _LEFT - 40) / (self.last - self.first)

    def y(self, value: Decimal) -> float:
        share = float(max(value, Decimal(0)) / self.top)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)

    def scale(self, root: ET.Element) -> None:
        for step in range(_LINES):
            value = (self.top * step / (_LINES - 1)).quantize(
                Decimal(1) if self.top > 10 else Decimal("0.01")
            )
            y = f"{self.y(value):.1f}"
            ET.SubElement(
                root,
                "line",
                {"x1": str(_LEFT), "x2": str(_WIDTH - _RIGHT), "y1": y, "y2": y, "class": "scale"},
            )
            label = f"{Decimal(iris.decimal(value)):,f}"
            _text(root, "text", label, x=str(_LEFT - 8), y=y, dy="4", **{"text-anchor": "end"})
        for year in (year for point in self.points for year in point.missing[:_GAPS]):
            where = {"x": f"{self.x(year):.1f}", "text-anchor": "middle", "class": "gap"}
            _text(root, "text", str(year), y=str(_HEIGHT - _BOTTOM + 20), **where)
            _text(root, "text", self.gap, y=str(_HEIGHT - _BOTTOM - 8), **where)

    def lines(self, root: ET.Element) -> None:
        """Join the years that follow each other and are not disputed."""
        for before, after in zip(self.points, self.points[1:], strict=False):
            if after.year - before.year == 1 and not (before.disputed or after.disputed):
                ends = {"x1": self.x(before.year), "y1": self.y(before.figure.value)}
                ends |= {"x2": self.x(after.year), "y2": self.y(after.figure.value)}
                ET.SubElement(
                    root, "line", {name: f"{end:.1f}" for name, end in ends.items()} | {"class": "series"}
                )

    def point(self, root: ET.Element, point: Point) -> None:
        x, y = f"{self.x(point.year):.1f}", f"{self.y(point.figure.value):.1f}"
        group = ET.SubElement(root, "g")
        claim = point.claim
        _text(group, "title", f"{point.year}: {claim.printed}. {claim.identifier}: “{claim.quote}”")
        low, high = point.figure.interval.low, point.figure.interval.high
        if low != high:
            top = _TOP - _BEYOND if high is None else self.y(high)
            bottom = _HEIGHT - _BOTTOM if low is None else self.y(low)
            style = "bar open" if low is None or high is None else "bar"
            ends = {"x1": x, "x2": x, "y1": f"{top:.1f}", "y2": f"{bottom:.1f}", "class": style}
            ET.SubElement(group, "line", ends)
        mark = "disputed" if point.disputed else "point"
        ET.SubElement(group, "circle", {"cx": x, "cy": y, "r": "4.5", "class": mark})
        anchor, shift = ("start", "8") if point is self.points[0] else ("end", "-8")
        if point not in (self.points[0], self.points[-1]):
            anchor, shift = "middle", "0"
        _text(group, "text", claim.printed, x=x, y=y, dx=shift, dy="-10", **{"text-anchor": anchor})
        below = str(_HEIGHT - _BOTTOM + 20)
        _text(group, "text", str(point.year), x=x, y=below, **{"text-anchor": "middle"})
