"""Units: everything is millimetres and degrees; the other units live here and in the writers."""

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0
PT_PER_MM = PT_PER_INCH / MM_PER_INCH


def pt_from_mm(length_mm: float) -> float:
    """Points (1/72 inch) in a length in millimetres."""
    return length_mm * PT_PER_MM


def mm_from_pt(length_pt: float) -> float:
    """Millimetres in a length in points."""
    return length_pt / PT_PER_MM


def effective_ppi(size_px: float, size_mm: float) -> float:
    """Picture samples an inch when `size_px` samples are spread over `size_mm` millimetres."""
    return size_px * MM_PER_INCH / size_mm
