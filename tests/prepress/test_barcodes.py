"""Barcodes are read back by a scanner's own library, as dark and light squares on paper."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from configurator.ground.outlines import area_of
from configurator.prepress.barcodes import (
    Barcode,
    NotABarcode,
    code128_bars,
    ean13_bars,
    ean13_check_digit,
    qr_path,
)


def seen(code: Barcode, px_per_mm: float = 20.0) -> Image.Image:
    """The symbol as a scanner sees it; holes are rings that turn the other way."""
    size = (round(code.box.width * px_per_mm), round(code.box.height * px_per_mm))
    winding = np.zeros((size[1], size[0]), dtype=int)
    for line in code.path.flattened():
        x, y = line[:, 0], line[:, 1]
        turn = np.sign(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))
        ring = Image.new("L", size)
        corners = [(round(px * px_per_mm), round(py * px_per_mm)) for px, py in line]
        ImageDraw.Draw(ring).polygon(corners, fill=1)
        winding += int(turn) * np.asarray(ring).astype(int)
    return Image.fromarray(np.where(winding != 0, 0, 255).astype(np.uint8))


def read(code: Barcode) -> tuple[str, str]:
    found = zxingcpp.read_barcodes(seen(code))
    assert len(found) == 1
    return found[0].text, found[0].format.name


@pytest.mark.parametrize(
    "code", ["7290000072623", "4006381333931", "0012345678905", "729000007262"]
)
def test_an_ean13_reads_back(code: str) -> None:
    text, kind = read(ean13_bars(code))
    assert kind in ("EAN13", "UPCA")
    assert text.zfill(13)[:12] == code[:12]


def test_an_ean13_has_the_size_and_quiet_zones_of_gs1() -> None:
    code = ean13_bars("7290000072623")
    assert code.box.width == pytest.approx(113 * 0.33)
    assert code.path.box.left == pytest.approx(11 * 0.33)
    assert code.box.right - code.path.box.right == pytest.approx(7 * 0.33)
    assert code.path.box.height == pytest.approx(22.85 + 5 * 0.33)
    assert "".join(digit.digit for digit in code.digits) == "7290000072623"
    assert all(code.box.left <= digit.center[0] <= code.box.right for digit in code.digits)
    assert all(digit.center[1] + digit.height_mm / 2 <= code.box.bottom for digit in code.digits)


@pytest.mark.parametrize("code", ["7290000072624", "12", "", "72900000726234", "729000007262x"])
def test_a_wrong_ean13_is_refused(code: str) -> None:
    with pytest.raises(NotABarcode):
        ean13_bars(code)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_the_check_digit_makes_the_weighted_sum_a_multiple_of_ten(twelve: str) -> None:
    digits = [int(digit) for digit in twelve + ean13_check_digit(twelve)]
    assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20))
def test_any_plain_text_reads_back_from_code128(text: str) -> None:
    found, kind = read(code128_bars(text, height=15))
    assert (found, kind) == (text, "Code128")


@pytest.mark.parametrize(
    "text", ["12", "1234", "12345", "A1234B", "A123456B", "A12345", "K-000123"]
)
def test_digits_are_packed_and_read_back(text: str) -> None:
    assert read(code128_bars(text))[0] == text


@pytest.mark.parametrize("text", ["", "שלום", "tab\t"])
def test_what_code128_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(NotABarcode):
        code128_bars(text)


@pytest.mark.parametrize("text", ["K-000123", "https://example.org/o/K-000123?copy=2", "דורית"])
def test_a_qr_reads_back(text: str) -> None:
    assert read(qr_path(text)) == (text, "QRCode")


def test_a_qr_outline_covers_whole_modules_without_overlap() -> None:
    code = qr_path("K-000123", module_mm=1.0)
    assert area_of(code.path).area == pytest.approx(round(area_of(code.path).area))


def test_too_much_for_a_qr_is_refused() -> None:
    with pytest.raises(NotABarcode):
        qr_path("x" * 5000)
