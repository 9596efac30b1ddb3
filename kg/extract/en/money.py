"""Which country's money a sign or a name means."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["meant"]


def meant(families: Mapping[str, str], printed: str, usual: str, local: str | None) -> str:
    """The currency that a sign or name means in a text about a place.

    Parameters
    ----------
    families
        Currencies of one name, in lower case, with the one that the name alone usually means.
    printed
        The sign or name in folded form; one that tells the country itself ("inr", "us$") means no other.
    usual
        What it means where nothing tells the place; empty for a bare dollar.
    local
        The money of the place the text is about, if that is clear.

    Examples
    --------
    >>> families = {"pkr": "INR", "aud": "USD"}
    >>> [meant(families, printed, "INR", "PKR") for printed in ("rs", "inr", "indian rupees")]
    ['PKR', 'INR', 'INR']
    >>> meant(families, "$", "", "AUD"), meant(families, "$", "", "PKR"), meant(families, "us$", "USD", "AUD")
    ('AUD', 'USD', 'USD')

    """
    default = usual or "USD"
    told = printed == usual.lower() or " " in printed or (len(printed) > 1 and printed.endswith("$"))
    related = local is not None and families.get(local.lower()) == default
    return local if local is not None and related and not told else default
