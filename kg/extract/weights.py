"""The weight of the last significant digit of a numeral, the same in every language."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["last_digit", "rounded_digit", "trailing_zeros"]

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


def rounded_digit(value: Decimal, granularity: Decimal) -> Decimal:
    """Weight of the last significant digit of a value that its own words call rounded: all zeros are.

    Examples
    --------
    >>> rounded_digit(Decimal(1300), Decimal(1)), rounded_digit(Decimal(1312), Decimal(1))
    (Decimal('100'), Decimal('1'))
    """
    if value == 0 or value != value.to_integral_value():
        return granularity
    return max(granularity, Decimal(10) ** trailing_zeros(value))


def trailing_zeros(value: Decimal) -> int:
    """Zeros at the end of a whole number."""
    digits = str(abs(int(value)))
    return len(digits) - len(digits.rstrip("0"))
