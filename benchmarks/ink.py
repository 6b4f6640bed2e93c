"""A wrapper with a 12-megapixel photograph to PDF/X-4, beside Cairo writing the same page in RGB.

    python benchmarks/ink.py [--runs 7] [--batch 100]

Needs `pip install cairocffi` (and the system's libcairo2). Everything is CPU time of one process,
medians of alternating runs, so other work on the machine moves both sides alike. Cairo is measured
three ways, because what it does with a photograph depends on how it is asked:

  decoded   the photograph decoded and handed over whole, as a drawing program does
  reduced   brought down to 350 ppi first, as we do
  passed    the JPEG's own bytes put into the file unseen (12 megapixels, RGB, uncropped)

None of the three is fit for a press: RGB, no output intent, no boxes, no checks.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cairocffi
import numpy as np
import psutil
from PIL import Image

from configurator.families.wrapper.family import FAMILY
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine
from configurator.ground.geometry import Path as Outline
from configurator.ground.glyphs import FontBook
from configurator.ground.units import PT_PER_MM
from configurator.model.artwork import Artwork, Fill, PartArtwork, Picture
from configurator.model.design import Design
from configurator.model.flatten import flatten
from configurator.model.layers import Lettering, Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.press import house_press
from configurator.model.words import Words
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.order_folder import OrderRoom
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import coated_paper
from configurator.prepress.page_painter import paint_part
from configurator.prepress.photo_ink import PhotoInk
from configurator.prepress.print_file import ConditionRoom, PrintRoom
from configurator.prepress.verifier.reading import read_file
from configurator.studio.press.inspection import second_reader
from configurator.studio.press.photos_kept import artwork_keeping

THEME = "birthday"
SIZE_PX = (4000, 3000)
READ_AGAIN = "order folders, read again"
LEFT = "ours, sRGB, checked"


class Shelf:
    """One photograph on the disk."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def path(self, photo_id: str) -> Path:
        return self.file


def twelve_megapixels(folder: Path) -> tuple[Shelf, PhotoRef]:
    """The sample photograph enlarged to 12 megapixels, with the grain of a real camera's."""
    with Image.open(assets_folder() / "photos" / "dandelions.jpg") as photo:
        large = photo.convert("RGB").resize(SIZE_PX, Image.Resampling.LANCZOS)
    grain = np.random.default_rng(1).normal(0, 4, (SIZE_PX[1], SIZE_PX[0], 1))
    noisy = np.clip(np.asarray(large) + grain, 0, 255).astype(np.uint8)
    file = folder / "photo.jpg"
    Image.fromarray(noisy).save(file, quality=90)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Shelf(file), PhotoRef(id=digest, width_px=SIZE_PX[0], height_px=SIZE_PX[1])


def wrapper(library: Library, photo: PhotoRef, words: str) -> tuple[Design, Artwork]:
    """A large themed wrapper with a photograph and a dedication on its front."""
    design = FAMILY.new_design(THEME, "100g")
    part = FAMILY.parts[0].id
    front = FAMILY.sheet(design).front
    x, y = front.center
    layers = (
        *design.part(part).layers,
        Photo(
            id="photo",
            placement=Placement(x_mm=x, y_mm=y),
            photo=photo,
            width_mm=round(front.width * 0.8, 1),
            height_mm=round(front.height * 0.8, 1),
            frame="rectangle",
        ),
        Lettering(
            id="words",
            placement=Placement(x_mm=x, y_mm=y + front.height * 0.35),
            text=words,
            font="rubik",
            size_mm=8,
            color="black",
        ),
    )
    design = design.with_part(part, design.part(part).model_copy(update={"layers": layers}))
    return design, flatten(design, FAMILY.shapes(design, library), library)


def cairo_page(part: PartArtwork, shelf: Shelf, way: str, target: Path) -> None:
    """The same page by Cairo: same outlines, clips and photograph, in RGB."""
    bleed = part.shape.bleed.box
    surface = cairocffi.PDFSurface(str(target), bleed.width * PT_PER_MM, bleed.height * PT_PER_MM)
    context = cairocffi.Context(surface)
    context.scale(PT_PER_MM, PT_PER_MM)
    context.translate(-bleed.left, -bleed.top)
    trace(context, part.shape.bleed)
    context.clip()
    for mark in part.marks:
        if isinstance(mark, Fill):
            trace(context, mark.path)
            srgb = mark.paint.srgb
            context.set_source_rgb(*(int(srgb[at : at + 2], 16) / 255 for at in (1, 3, 5)))
            context.fill()
        else:
            cairo_picture(context, mark, shelf, way)
    for line in part.shape.lines:
        trace(context, line.path)
        context.set_line_width(0.25 / PT_PER_MM)
        context.stroke()
    surface.finish()


def trace(context: cairocffi.Context, path: Outline) -> None:
    context.new_path()
    steps = {"M": context.move_to, "L": context.line_to, "C": context.curve_to}
    for verb, points in path.segments():
        if verb == "Z":
            context.close_path()
        else:
            steps[verb](*points.ravel().tolist())


def cairo_picture(context: cairocffi.Context, mark: Picture, shelf: Shelf, way: str) -> None:
    context.save()
    trace(context, mark.clip)
    context.clip()
    m = mark.matrix
    context.transform(cairocffi.Matrix(m.a, m.b, m.c, m.d, m.e, m.f))
    image = cairo_image(mark, shelf, way)
    context.scale(1 / image.get_width(), 1 / image.get_height())
    context.set_source_surface(image)
    context.paint()
    context.restore()


def cairo_image(mark: Picture, shelf: Shelf, way: str) -> cairocffi.ImageSurface:
    if way == "passed":
        surface = cairocffi.ImageSurface(cairocffi.FORMAT_RGB24, *SIZE_PX)
        surface.set_mime_data("image/jpeg", shelf.file.read_bytes())
        return surface
    with Image.open(shelf.file) as photo:
        image = photo.convert("RGB")
    if way == "reduced":
        width_mm = (mark.matrix.a**2 + mark.matrix.b**2) ** 0.5
        width = min(image.width, round(width_mm / 25.4 * 350))
        image = image.resize((width, round(width * image.height / image.width)), reducing_gap=3.0)
    pixels = bytearray(image.convert("RGBX").tobytes("raw", "BGRX"))
    return cairocffi.ImageSurface.create_for_data(pixels, cairocffi.FORMAT_RGB24, *image.size)


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def order(number: int) -> OrderSheet:
    return OrderSheet(
        number=f"K-{number:06}",
        copies=1,
        placed_at="2026-07-22T14:05:00+03:00",
        family=Words(en="Wrapper", he="עטיפה"),
        size=Words(en="100 g", he="100 גרם"),
        substrate=Words(en="Coated paper", he="נייר מצופה"),
    )


def compare_page(folder: Path, runs: int) -> None:
    library = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
    shelf, photo = twelve_megapixels(folder)
    _, artwork = wrapper(library, photo, "Happy birthday, Dorit!")
    part, intent = artwork.parts[0], coated_paper()
    kept = PrintRoom(shelf, library.fonts, intent)
    target = folder / "page.pdf"
    unchecked = writer_alone(library, shelf, artwork, folder / "alone.pdf")
    left = left_to_press(artwork)
    work: dict[str, Callable[[], object]] = {
        "ours, checked": lambda: PrintRoom(shelf, library.fonts, intent).write(
            order(1), artwork, "x", target
        ),
        LEFT: lambda: PrintRoom(shelf, library.fonts, intent).write(
            order(1), left, "x", folder / "left.pdf"
        ),
        "ours, writing alone": unchecked,
        "ours, photo seen before": lambda: kept.write(order(1), artwork, "x", target),
        **{
            f"Cairo, {way}": lambda way=way: cairo_page(part, shelf, way, folder / f"{way}.pdf")
            for way in ("decoded", "reduced", "passed")
        },
    }
    for once in work.values():
        once()
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(runs):
        for name, once in work.items():
            times[name].append(cpu(once))
    report(times, folder)


def left_to_press(artwork: Artwork) -> Artwork:
    """The same page with its photograph as sRGB, on a stock that bears what the profile lays."""
    kept = artwork_keeping(artwork, "srgb")
    (part,) = kept.parts
    stock = part.shape.stocks["coated"].model_copy(update={"ink_limit": coated_paper().ink_limit})
    shape = replace(part.shape, stocks={**part.shape.stocks, "coated": stock})
    return replace(kept, parts=(replace(part, shape=shape),))


def writer_alone(
    library: Library, shelf: Shelf, artwork: Artwork, target: Path
) -> Callable[[], object]:
    """Our page without reading it back: what Cairo's side does, and conversion."""
    intent, limit = coated_paper(), house_press().substrates["coated"].ink_limit

    def write() -> None:
        photos = PhotoInk(shelf, intent)
        room = ConditionRoom(intent, photos, library.fonts)
        identity = FileIdentity.of_order("x", "K-1", order(1).placed, "x")
        pages = [paint_part(part, photos, limit) for part in artwork.parts]
        room._put(target, identity, pages, order(1))

    return write


def report(times: dict[str, list[float]], folder: Path) -> None:
    sizes = {
        LEFT: "left.pdf",
        "Cairo, decoded": "decoded.pdf",
        "Cairo, reduced": "reduced.pdf",
        "Cairo, passed": "passed.pdf",
    }
    ours = statistics.median(times["ours, checked"])
    print(f"{'one wrapper, 12-megapixel photo':28} {'CPU ms':>8} {'file MB':>8} {'ours/this':>10}")
    for name, found in times.items():
        middle = statistics.median(found)
        size = (folder / sizes.get(name, "page.pdf")).stat().st_size / 1e6
        print(f"{name:28} {middle * 1000:8.0f} {size:8.2f} {ours / middle:10.2f}")


def batch(folder: Path, count: int) -> None:
    """A hundred dedications and crops: the print files alone, then whole order folders."""
    library = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
    shelf, photo = twelve_megapixels(folder)
    process, press = psutil.Process(), house_press()
    print(f"\nbatch of {count}, one process: design flattened, written, read back")
    for name in ("print files", "order folders", READ_AGAIN):
        room = PrintRoom(shelf, library.fonts, coated_paper())
        desk = OrderRoom(library, shelf)
        start, cpu_start, memory = time.perf_counter(), time.process_time(), []
        for number in range(count):
            design, artwork = wrapper(library, photo, f"Happy birthday, guest {number}!")
            # Every photograph is separated anew, as when every order brings its own.
            artwork = shifted(artwork, number * 0.01)
            if name == "print files":
                room.write(order(number), artwork, str(number), folder / "batch.pdf")
            else:
                reader = second_reader(artwork, press, read_file) if name == READ_AGAIN else None
                whole = folder / "batch"
                desk.write(order(number), design, artwork, whole, read_again=reader)
            memory.append(process.memory_info().rss / 1e6)
        wall, spent = time.perf_counter() - start, time.process_time() - cpu_start
        tenth, half, end = memory[count // 10], memory[count // 2], memory[-1]
        print(
            f"{name:26} {count / wall:6.1f}/s wall  {count / spent:6.1f}/s CPU   memory "
            f"{tenth:.0f} MB after a tenth, {half:.0f} at half, {end:.0f} at the end "
            f"(x{end / half:.2f} of half)"
        )


def shifted(artwork: Artwork, by_mm: float) -> Artwork:
    """The photograph moved in its frame, so that it has to be separated anew."""
    part = artwork.parts[0]
    marks = tuple(
        replace(mark, matrix=mark.matrix.then(Affine.translate(0.0, by_mm)))
        if isinstance(mark, Picture)
        else mark
        for mark in part.marks
    )
    return replace(artwork, parts=(replace(part, marks=marks),))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--runs", type=int, default=7)
    asked.add_argument("--batch", type=int, default=100)
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare_page(Path(folder), said.runs)
        batch(Path(folder), said.batch)


if __name__ == "__main__":
    main()
