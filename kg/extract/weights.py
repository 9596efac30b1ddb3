"""The weight of the last significant digit of a numeral, the same in every language."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["last_digit", "trailing_zeros"]

#: So many zeros at the end of a numeral in digits are taken for rounding.
_ROUNDED_ZEROS = 3


def last_digit(value: Decimal) -> Decimal:
    """Weight of the last significant digit of a numeral in digits, before any scale.

    Examples
    --------
    >>> last_digit(Decimal("4.4")), last_digit(Decimal(44000)), last_digit(Decimal(2619))
    (Decimal('0.1'), Decimal('1000'), Decimal('1'))
    """
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    zeros = trailing_zeros(value)
    return Decimal(1) if value == 0 or zeros < _ROUNDED_ZEROS else Decimal(10) ** zeros


def trailing_zeros(value: Decimal) -> int:
    """Zeros at the end of a whole number."""
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))
