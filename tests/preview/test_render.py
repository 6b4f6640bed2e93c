"""Artwork becomes pixels: the right color at the right place, clipped, smooth and repeatable."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path as FilePath

import pytest
import skia
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from configurator.ground.geometry import Affine, Box, Path, PathBuilder
from configurator.ground.icc import press_profile
from configurator.model.artwork import Fill, Mark, Paint, PartArtwork, PartShape, Picture
from configurator.model.layers import PhotoRef
from configurator.model.photos import PhotoGone
from configurator.model.substrates import house_substrates
from configurator.preview import pictures
from configurator.preview.canvas import ink, skia_path
from configurator.preview.render import (
    Raster,
    RasterTooLarge,
    marks_box,
    new_surface,
    raster_of,
    render_marks,
    render_part,
)
from configurator.preview.soft_proof import SoftProof, proof_on
from configurator.preview.texture import TEXTURES, draw_texture

CREAM = Paint("#f4ecd8", (0.0, 0.02, 0.1, 0.0))
RED = Paint("#c02030", (0.1, 0.9, 0.8, 0.1))
BLUE = Paint("#2040c0", (0.9, 0.7, 0.0, 0.0))
PHOTO = PhotoRef(id="1" * 64, width_px=400, height_px=300)
GONE = PhotoRef(id="0" * 64, width_px=400, height_px=300)


class Shelf:
    """Photographs in a folder of the test's own."""

    def __init__(self, folder: FilePath) -> None:
        self._folder = folder

    def path(self, photo_id: str) -> FilePath:
        file = self._folder / f"{photo_id}.png"
        if not file.exists():
            raise PhotoGone(photo_id)
        return file


@pytest.fixture
def shelf(tmp_path: FilePath) -> Shelf:
    """One photograph: left half green, right half blue; its screen copy the same, smaller."""
    pictures.forget_pictures()
    photo = Image.new("RGB", (400, 300), "#00a000")
    photo.paste("#0000a0", (200, 0, 400, 300))
    photo.save(tmp_path / f"{PHOTO.id}.png")
    photo.resize((200, 150)).save(tmp_path / f"{PHOTO.id}.screen.png")
    return Shelf(tmp_path)


def part(*marks: Mark) -> PartArtwork:
    """A 100 x 60 mm part with 3 mm of painted bleed."""
    trim = Path.rectangle(Box(0, 0, 100, 60))
    bleed = Path.rectangle(Box(-3, -3, 103, 63))
    shape = PartShape("front", trim, bleed, Path.rectangle(Box(3, 3, 97, 57)))
    return PartArtwork(shape, (Fill(bleed, CREAM, "base"), *marks))


def at(raster: Raster, x: float, y: float) -> tuple[int, ...]:
    """The color and opacity of one pixel."""
    start = (int(y) * raster.width + int(x)) * 4
    return tuple(raster.rgba[start : start + 4])


def square(left: float, top: float, side: float, paint: Paint, layer: str) -> Fill:
    return Fill(Path.rectangle(Box.sized(side, side, left, top)), paint, "art", layer)


def test_a_part_is_drawn_to_scale_and_in_order(shelf: Shelf) -> None:
    under, over = square(10, 10, 20, RED, "under"), square(20, 20, 20, BLUE, "over")
    raster = render_part(part(under, over), shelf, 4)
    assert (raster.width, raster.height) == (400, 240)
    assert at(raster, 2, 2) == (0xF4, 0xEC, 0xD8, 255)
    assert at(raster, 15 * 4, 15 * 4) == (0xC0, 0x20, 0x30, 255)
    assert at(raster, 25 * 4, 25 * 4) == (0x20, 0x40, 0xC0, 255)


@pytest.mark.parametrize(("clip", "size"), [("trim", (200, 120)), ("bleed", (212, 132))])
def test_the_clip_chooses_what_is_seen(clip: str, size: tuple[int, int], shelf: Shelf) -> None:
    raster = render_part(part(), shelf, 2, clip=clip)
    assert (raster.width, raster.height) == size
    assert at(raster, 0, 0)[3] == 255


def test_outside_the_trim_is_nothing_or_the_background(shelf: Shelf) -> None:
    window = Box(-10, -10, 110, 70)
    bare = render_part(part(), shelf, 2, box=window)
    assert at(bare, 4, 4) == (0, 0, 0, 0)
    assert at(bare, 30, 30)[3] == 255
    backed = render_part(part(), shelf, 2, box=window, background="#336699")
    assert at(backed, 4, 4) == (0x33, 0x66, 0x99, 255)
    unclipped = render_part(
        part(square(104, 10, 5, RED, "stray")), shelf, 2, box=window, clip="none"
    )
    assert at(unclipped, 2 * 116, 2 * 22)[0] == 0xC0


def test_layers_can_be_left_out_or_shown_alone(shelf: Shelf) -> None:
    artwork = part(square(10, 10, 20, RED, "a"), square(50, 10, 20, BLUE, "b"))
    without = render_part(artwork, shelf, 1, without_layers=frozenset({"a"}))
    assert at(without, 20, 20) == at(without, 1, 1)
    assert at(without, 60, 20)[2] == 0xC0
    alone = render_part(artwork, shelf, 1, only_layer="a")
    assert at(alone, 1, 1) == (0, 0, 0, 0)
    assert at(alone, 20, 20)[0] == 0xC0


def test_holes_follow_the_nonzero_rule(shelf: Shelf) -> None:
    outer = Path.rectangle(Box(10, 10, 50, 50))
    same_way = outer + Path.rectangle(Box(20, 20, 40, 40))
    other_way = outer + Path.polygon([(20, 20), (20, 40), (40, 40), (40, 20)])
    window = Box(0, 0, 60, 60)
    assert at(render_marks([Fill(same_way, RED)], shelf, window, 1), 30, 30)[3] == 255
    assert at(render_marks([Fill(other_way, RED)], shelf, window, 1), 30, 30)[3] == 0


@given(
    left=st.floats(-40, 40), top=st.floats(-40, 40), side=st.floats(0.4, 60), scale=st.floats(1, 12)
)
@settings(max_examples=30, deadline=None)
def test_a_layer_fills_its_box_exactly(left: float, top: float, side: float, scale: float) -> None:
    """Inked area and centre of a layer's texture match the geometry it came from."""
    marks = part(square(left, top, side, RED, "it")).marks_of("it")
    box = marks_box(marks, scale)
    assert box is not None
    raster = render_marks(marks, Shelf(FilePath("/nowhere")), box, scale)
    assert raster.width / scale == pytest.approx(box.width)
    assert raster.height / scale == pytest.approx(box.height)
    assert box.contains(Box.sized(side, side, left, top))
    inked = sum(raster.rgba[3::4]) / 255 / scale**2
    assert inked == pytest.approx(side * side, rel=0.02, abs=0.6 * side / scale)
    edge = raster.rgba[3 : raster.width * 4 : 4]
    assert max(edge) < 255, "one pixel is to spare for the smooth edge"


def test_a_layer_without_marks_has_no_box() -> None:
    assert marks_box(part().marks_of("missing"), 4) is None


def test_a_photo_is_placed_by_its_matrix_and_seen_through_its_clip(shelf: Shelf) -> None:
    placed = Affine.scale(80, 60).then(Affine.translate(10, 0))
    window = Path.rectangle(Box(20, 10, 80, 50))
    raster = render_part(part(Picture(PHOTO, placed, window, "photo")), shelf, 4)
    assert at(raster, 15 * 4, 30 * 4)[:3] == (0xF4, 0xEC, 0xD8)
    assert at(raster, 30 * 4, 30 * 4)[:3] == (0, 0xA0, 0)
    assert at(raster, 70 * 4, 30 * 4)[:3] == (0, 0, 0xA0)
    assert at(raster, 20 * 4, 30 * 4)[:3] == (0, 0xA0, 0), "the clip's edge shows no seam"


def test_a_turned_photo_turns_clockwise(shelf: Shelf) -> None:
    turned = Affine.scale(40, 40).then(Affine.translate(-20, -20)).then(Affine.rotate(90))
    placed = turned.then(Affine.translate(50, 30))
    raster = render_part(
        part(Picture(PHOTO, placed, Path.rectangle(Box(30, 10, 70, 50)))), shelf, 2
    )
    assert at(raster, 100, 40)[:3] == (0, 0xA0, 0), "the photo's left is up"
    assert at(raster, 100, 80)[:3] == (0, 0, 0xA0)


def test_a_clip_beyond_the_photo_shows_what_lies_below(shelf: Shelf) -> None:
    placed = Affine.scale(40, 30).then(Affine.translate(30, 15))
    raster = render_part(part(Picture(PHOTO, placed, Path.rectangle(Box(0, 0, 100, 60)))), shelf, 2)
    assert at(raster, 20, 20)[:3] == (0xF4, 0xEC, 0xD8)
    assert at(raster, 80, 60)[:3] == (0, 0xA0, 0)


def test_screens_use_the_small_copy_and_large_pictures_the_full_one(shelf: Shelf) -> None:
    assert pictures.picture_for(PHOTO, shelf, 500).width() == 200
    assert pictures.picture_for(PHOTO, shelf, 5000).width() == 400


def test_a_photo_is_decoded_once_until_the_visit_ends(shelf: Shelf) -> None:
    first = pictures.picture_for(PHOTO, shelf, 100)
    assert pictures.picture_for(PHOTO, shelf, 100).uniqueID() == first.uniqueID()
    pictures.forget_pictures()
    assert pictures.picture_for(PHOTO, shelf, 100).uniqueID() != first.uniqueID()


def test_a_photo_that_is_gone_or_broken_leaves_a_calm_card(
    shelf: Shelf, tmp_path: FilePath
) -> None:
    broken = PhotoRef(id="2" * 64, width_px=40, height_px=30)
    (tmp_path / f"{broken.id}.png").write_bytes(b"not a picture")
    for photo in (GONE, broken):
        picture = Picture(photo, Affine.scale(100, 60), Path.rectangle(Box(0, 0, 100, 60)))
        raster = render_part(part(picture), shelf, 2)
        assert at(raster, 4, 4)[:3] == (226, 224, 219)


def test_equal_artwork_gives_equal_bytes(shelf: Shelf) -> None:
    picture = Picture(PHOTO, Affine.scale(80, 60), Path.ellipse(Box(5, 5, 70, 55)), "p")
    artwork = part(picture, square(10.3, 10.7, 33.3, RED, "a"))
    first = render_part(artwork, shelf, 3.7)
    pictures.forget_pictures()
    assert render_part(artwork, shelf, 3.7) == first
    assert render_part(artwork, shelf, 3.7).png() == first.png()


def test_the_png_reads_back_as_the_raster(shelf: Shelf) -> None:
    half = Path.ellipse(Box(2, 2, 58, 58))
    raster = render_marks([Fill(half, RED)], shelf, Box(0, 0, 60, 60), 2)
    with Image.open(BytesIO(raster.png())) as image:
        assert image.mode == "RGBA"
        assert image.tobytes() == raster.rgba


def test_a_picture_too_large_for_memory_is_refused(shelf: Shelf) -> None:
    with pytest.raises(RasterTooLarge, match="too large"):
        render_part(part(), shelf, 1000)


def test_a_soft_proof_shows_the_colors_of_the_press(shelf: Shelf) -> None:
    profile = press_profile()
    neon = Paint("#00ff00", (0.7, 0.0, 1.0, 0.0))
    foil = Paint("#d4af37", (0.0, 0.2, 0.7, 0.1), spot="Gold")
    picture = Picture(PHOTO, Affine.scale(40, 30), Path.rectangle(Box(0, 0, 40, 30)))
    artwork = part(picture, square(50, 5, 20, neon, "a"), square(75, 5, 20, foil, "b"))
    proof = SoftProof(profile)
    seen = render_part(artwork, shelf, 2, color_of=proof.color_of, photo_of=proof.photo_of)
    assert srgb(at(seen, 120, 30)) == profile.srgb(neon.cmyk)
    assert srgb(at(seen, 170, 30)) == foil.srgb
    assert srgb(at(seen, 2, 100)) == profile.srgb(CREAM.cmyk)
    press_green = profile.cmyk_to_rgb(profile.photo_to_cmyk(Image.new("RGB", (1, 1), "#00a000")))
    assert at(seen, 20, 20)[:3] == pytest.approx(press_green.getpixel((0, 0)), abs=3)


def test_a_brown_substrate_is_seen_through_every_ink() -> None:
    kraft, coated = proof_on(house_substrates()["kraft"]), proof_on(house_substrates()["coated"])
    assert kraft is not None and coated is not None
    bare = Paint("#ffffff", (0.0, 0.0, 0.0, 0.0))
    assert kraft.color_of(bare) == "#c49c6f"
    assert coated.color_of(bare) == "#ffffff"
    assert kraft.apart(CREAM) > 15
    assert coated.apart(CREAM) < 5
    thread = Paint("#ff00ff", (0.2, 0.9, 0.0, 0.0), thread="1234")
    assert kraft.color_of(thread) == "#ff00ff"
    assert coated.shown((square(0, 0, 9, CREAM, "a"),))[0].paint == CREAM  # type: ignore[union-attr]
    assert proof_on(house_substrates()["twill"]) is None, "what is sewn is not printed"


def test_colors_no_press_has_are_told() -> None:
    proof = proof_on(house_substrates()["coated"])
    assert proof is not None
    assert proof.photo_share_over(Image.new("RGB", (40, 30), "#00ff40"), 10) == 1
    assert proof.photo_share_over(Image.new("RGB", (40, 30), "#b09a88"), 3) == 0


def srgb(pixel: tuple[int, ...]) -> str:
    return "#" + bytes(pixel[:3]).hex()


@pytest.mark.parametrize("material", TEXTURES)
def test_a_texture_shades_what_is_painted_and_nothing_else(material: str) -> None:
    surface = new_surface(300, 100)
    with surface as canvas:
        canvas.scale(5, 5)
        canvas.drawPath(skia_path(Path.rectangle(Box(0, 0, 30, 20))), ink("#888888"))
        draw_texture(canvas, Path.rectangle(Box(0, 0, 60, 20)), material)
    raster = raster_of(surface)
    painted = [at(raster, x, 50)[0] for x in range(150)]
    assert len(set(painted)) > 3, "the grain is seen"
    assert abs(sum(painted) / len(painted) - 0x88) < 12, "the color stays"
    assert all(at(raster, x, 50)[3] == 0 for x in range(151, 300))


def test_a_material_without_grain_is_left_as_it_is() -> None:
    surface = new_surface(10, 10)
    with surface as canvas:
        draw_texture(canvas, Path.rectangle(Box(0, 0, 10, 10)), "foil")
    assert not any(raster_of(surface).rgba)


def test_an_outline_is_handed_to_skia_whole_and_unchanged() -> None:
    builder = PathBuilder()
    builder.move(1, 2)
    builder.curve((3, 4), (5.5, 6.25), (7, 8))
    builder.line(-9, 10)
    builder.close()
    builder.move(20, 21)
    builder.line(22.125, 23)
    called = skia.Path()
    called.moveTo(1, 2)
    called.cubicTo(3, 4, 5.5, 6.25, 7, 8)
    called.lineTo(-9, 10)
    called.close()
    called.moveTo(20, 21)
    called.lineTo(22.125, 23)
    assert skia_path(builder.path()) == called
    assert skia_path(builder.path()).getFillType() == skia.PathFillType.kWinding
    assert skia_path(PathBuilder().path()) == skia.Path()
