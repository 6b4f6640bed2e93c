"""One wrapper page with a real photograph, written by us and by everybody else; then a batch.

    python benchmarks/ink_peers.py [--runs 5] [--batch 24]

Needs `pip install -r benchmarks/peers.txt` and, to be measured, Debian's inkscape. Every writer
runs in a process of its own with the same outlines, colors, clip and photograph: one run to warm
up, then medians. CPU counts the processes a writer starts. Memory is the process's peak. The page
is 4 megapixels of a real camera on 144 x 186 mm; only ours has inks, an intent, marks and checks.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ink import (
    Shelf,
    cairo_page,
    order,
    wrapper,
    writer_alone,
)
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Fill, PartArtwork, Picture
from configurator.model.layers import PhotoRef
from configurator.model.library import Library
from configurator.model.press import house_press
from configurator.prepress.output_intent import coated_paper
from configurator.prepress.photo_ink import PhotoInk, crop_of
from configurator.prepress.print_file import ConditionRoom, PrintRoom
from configurator.prepress.verifier.reading import Wanted, read_file

PHOTO = assets_folder() / "photos" / "dandelions.jpg"
PHOTO_ID = "d" * 64


class Page:
    """The page every writer is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(assets_folder(), FontBook(assets_folder() / "fonts"))
        with Image.open(PHOTO) as photo:
            size = photo.size
        self.shelf = Shelf(PHOTO)
        ref = PhotoRef(id=PHOTO_ID, width_px=size[0], height_px=size[1])
        self.design, self.artwork = wrapper(self.library, ref, "Happy birthday, Dorit!")
        self.part: PartArtwork = self.artwork.parts[0]

    @property
    def picture(self) -> Picture:
        return next(mark for mark in self.part.marks if isinstance(mark, Picture))

    def svg(self) -> str:
        """The page for writers that read drawings."""
        bleed = self.part.shape.bleed.box
        rows = [
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{bleed.width}mm" height="{bleed.height}mm" '
            f'viewBox="{bleed.left} {bleed.top} {bleed.width} {bleed.height}">'
        ]
        for mark in self.part.marks:
            if isinstance(mark, Fill):
                rows.append(f'<path fill="{mark.paint.srgb}" d="{mark.path.svg()}"/>')
                continue
            m, p = mark.matrix, mark.photo
            rows.append(f'<clipPath id="c"><path d="{mark.clip.svg()}"/></clipPath>')
            rows.append(
                f'<g clip-path="url(#c)"><image transform="matrix({m.a / p.width_px} '
                f'{m.b / p.width_px} {m.c / p.height_px} {m.d / p.height_px} {m.e} {m.f})" '
                f'width="{p.width_px}" height="{p.height_px}" preserveAspectRatio="none" '
                f'xlink:href="{PHOTO}" href="{PHOTO}"/></g>'
            )
        rows += [
            f'<path fill="none" stroke="#000" stroke-width="0.088" d="{line.path.svg()}"/>'
            for line in self.part.shape.lines
        ]
        return "\n".join([*rows, "</svg>"])


Work = Callable[[], Path]


def ours(page: Page, kept: bool) -> Work:
    intent, target = coated_paper(), page.folder / "ours.pdf"
    room = PrintRoom(page.shelf, page.library.fonts, intent)

    def write() -> Path:
        made = room if kept else PrintRoom(page.shelf, page.library.fonts, intent)
        return made.write(order(1), page.artwork, "x", target).path

    return write


def ours_alone(page: Page) -> Work:
    target = page.folder / "alone.pdf"
    once = writer_alone(page.library, page.shelf, page.artwork, target)
    return lambda: (once(), target)[1]


def ours_repeated_alone(page: Page) -> Work:
    """Writing alone, the photograph separated before."""
    from configurator.prepress.file_identity import FileIdentity
    from configurator.prepress.page_painter import paint_part

    intent, target = coated_paper(), page.folder / "repeated.pdf"
    limit = house_press().substrates["coated"].ink_limit
    photos = PhotoInk(page.shelf, intent)
    room = ConditionRoom(intent, photos, page.library.fonts)
    identity = FileIdentity.of_order("x", "K-1", order(1).placed, "x")

    def write() -> Path:
        pages = [paint_part(part, photos, limit) for part in page.artwork.parts]
        room._put(target, identity, pages, order(1))
        return target

    return write


def icc(page: Page) -> Work:
    """Nothing but the profile's transform of the pixels that are printed."""
    crop = crop_of(page.picture, page.part.shape.bleed.box)
    assert crop is not None
    with Image.open(PHOTO) as photo:
        pixels = photo.convert("RGB").resize((crop.width_px, crop.height_px))
    profile = coated_paper().profile
    return lambda: (profile.photo_to_cmyk(pixels), PHOTO)[1]


def cairo(page: Page, way: str) -> Work:
    target = page.folder / f"cairo-{way}.pdf"
    import ink

    with Image.open(PHOTO) as photo:
        ink.SIZE_PX = photo.size
    return lambda: (cairo_page(page.part, page.shelf, way, target), target)[1]


def skia_page(page: Page) -> Work:
    import skia

    from configurator.preview.canvas import skia_path

    target, bleed, pt = page.folder / "skia.pdf", page.part.shape.bleed.box, 72 / 25.4

    def write() -> Path:
        stream = skia.FILEWStream(str(target))
        with skia.PDF.MakeDocument(stream) as document:
            canvas = document.beginPage(bleed.width * pt, bleed.height * pt)
            canvas.scale(pt, pt)
            canvas.translate(-bleed.left, -bleed.top)
            for mark in page.part.marks:
                if isinstance(mark, Fill):
                    paint = skia.Paint(Color=int("ff" + mark.paint.srgb[1:], 16), AntiAlias=True)
                    canvas.drawPath(skia_path(mark.path), paint)
                    continue
                image, m = skia.Image.open(str(PHOTO)), mark.matrix
                canvas.save()
                canvas.clipPath(skia_path(mark.clip))
                canvas.concat(skia.Matrix.MakeAll(m.a, m.c, m.e, m.b, m.d, m.f, 0, 0, 1))
                canvas.drawImageRect(image, skia.Rect(0, 0, 1, 1))
                canvas.restore()
            pen = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=0.088)
            for line in page.part.shape.lines:
                canvas.drawPath(skia_path(line.path), pen)
            document.endPage()
        stream.flush()
        return target

    return write


def fpdf_page(page: Page) -> Work:
    import fpdf
    from fpdf.drawing import GraphicsContext, PaintedPath  # noqa: F401 - the version has them

    target, bleed = page.folder / "fpdf2.pdf", page.part.shape.bleed.box

    def outline(path: object, mark: object) -> object:
        for verb, points in mark.segments():
            flat = [float(v) for v in points.ravel()]
            flat = [v - (bleed.left if at % 2 == 0 else bleed.top) for at, v in enumerate(flat)]
            {"M": path.move_to, "L": path.line_to, "C": path.curve_to}.get(
                verb, lambda *_: path.close()
            )(*flat)
        return path

    def write() -> Path:
        pdf = fpdf.FPDF(unit="mm", format=(bleed.width, bleed.height))
        pdf.set_auto_page_break(False)
        pdf.add_page()
        for mark in page.part.marks:
            if isinstance(mark, Fill):
                with pdf.new_path() as path:
                    path.style.fill_color = mark.paint.srgb
                    path.style.stroke_color = None
                    outline(path, mark.path)
                continue
            m, box = mark.matrix, mark.clip.box
            with pdf.rect_clip(box.left - bleed.left, box.top - bleed.top, box.width, box.height):
                pdf.image(str(PHOTO), m.e - bleed.left, m.f - bleed.top, m.a, m.d)
        for line in page.part.shape.lines:
            with pdf.new_path() as path:
                path.style.fill_color = None
                path.style.stroke_color = "#000000"
                path.style.stroke_width = 0.088
                outline(path, line.path)
        pdf.output(str(target))
        return target

    return write


def weasy_page(page: Page) -> Work:
    import weasyprint

    target, bleed = page.folder / "weasyprint.pdf", page.part.shape.bleed.box
    css = f"@page {{ size: {bleed.width}mm {bleed.height}mm; margin: 0 }} body {{ margin: 0 }}"
    html = f"<style>{css}</style>{page.svg()}"

    def write() -> Path:
        made = weasyprint.HTML(string=html, base_url=str(PHOTO.parent))
        made.write_pdf(target, pdf_variant="pdf/x-4")
        return target

    return write


def typst_page(page: Page) -> Work:
    import typst

    target, bleed = page.folder / "typst.pdf", page.part.shape.bleed.box
    shutil.copy(PHOTO, page.folder / PHOTO.name)
    (page.folder / "page.svg").write_text(page.svg().replace(str(PHOTO), PHOTO.name))
    source = page.folder / "page.typ"
    source.write_text(
        f"#set page(width: {bleed.width}mm, height: {bleed.height}mm, margin: 0mm)\n"
        '#image("page.svg", width: 100%, height: 100%)\n'
    )
    return lambda: (typst.compile(str(source), output=str(target)), target)[1]


def qt_page(page: Page) -> Work:
    from PySide6.QtCore import QMarginsF, QRectF, QSizeF
    from PySide6.QtGui import (
        QColor,
        QGuiApplication,
        QImage,
        QPageSize,
        QPainter,
        QPainterPath,
        QPdfWriter,
        QPen,
        QTransform,
    )

    target, bleed = page.folder / "qt.pdf", page.part.shape.bleed.box
    application = QGuiApplication.instance() or QGuiApplication(["bench", "-platform", "offscreen"])

    def outline(path: object) -> QPainterPath:
        made = QPainterPath()
        for verb, points in path.segments():
            flat = [float(v) for v in points.ravel()]
            {"M": made.moveTo, "L": made.lineTo, "C": made.cubicTo}.get(
                verb, lambda *_: made.closeSubpath()
            )(*flat)
        return made

    def write() -> Path:
        _ = application
        writer = QPdfWriter(str(target))
        writer.setPageSize(QPageSize(QSizeF(bleed.width, bleed.height), QPageSize.Unit.Millimeter))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(1200)
        painter = QPainter(writer)
        painter.scale(1200 / 25.4, 1200 / 25.4)
        painter.translate(-bleed.left, -bleed.top)
        for mark in page.part.marks:
            if isinstance(mark, Fill):
                painter.fillPath(outline(mark.path), QColor(mark.paint.srgb))
                continue
            m = mark.matrix
            painter.save()
            painter.setClipPath(outline(mark.clip))
            painter.setTransform(QTransform(m.a, m.b, m.c, m.d, m.e, m.f), True)
            painter.drawImage(QRectF(0, 0, 1, 1), QImage(str(PHOTO)))
            painter.restore()
        for line in page.part.shape.lines:
            painter.strokePath(outline(line.path), QPen(QColor("black"), 0.088))
        painter.end()
        return target

    return write


def inkscape_page(page: Page) -> Work:
    program = shutil.which("inkscape")
    if program is None:
        raise ModuleNotFoundError("inkscape")
    source, target = page.folder / "inkscape.svg", page.folder / "inkscape.pdf"
    source.write_text(page.svg())
    words = [program, str(source), "--export-type=pdf", f"--export-filename={target}"]
    return lambda: (subprocess.run(words, check=True, capture_output=True), target)[1]


PEERS: dict[str, Callable[[Page], Work]] = {
    "ours, checked": lambda page: ours(page, kept=False),
    "ours, writing alone": ours_alone,
    "ours, photo seen before, checked": lambda page: ours(page, kept=True),
    "ours, photo seen before, alone": ours_repeated_alone,
    "one ICC transform, printed pixels": icc,
    "Cairo, photo passed through": lambda page: cairo(page, "passed"),
    "Cairo, photo reduced": lambda page: cairo(page, "reduced"),
    "Cairo, photo decoded": lambda page: cairo(page, "decoded"),
    "Skia": skia_page,
    "fpdf2": fpdf_page,
    "QPdfWriter": qt_page,
    "Typst": typst_page,
    "WeasyPrint, pdf/x-4": weasy_page,
    "Inkscape": inkscape_page,
}


def spent() -> float:
    """CPU seconds of this process and of those it waited for."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def measured(name: str, runs: int) -> dict[str, object]:
    """One writer's figures, in this process."""
    with tempfile.TemporaryDirectory() as room:
        try:
            work = PEERS[name](Page(Path(room)))
        except ModuleNotFoundError as missing:
            return {"absent": str(missing)}
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        file = work()
        cpu, wall = [], []
        for _ in range(runs):
            start, clock = spent(), time.perf_counter()
            file = work()
            cpu.append(spent() - start)
            wall.append(time.perf_counter() - clock)
        peak = max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        reading = None
        if file.suffix == ".pdf":
            found = read_file(file, Wanted({}, look=False)).findings
            reading = sorted({each.code for each in found if each.stops})
        return {
            "cpu_ms": statistics.median(cpu) * 1000,
            "wall_ms": statistics.median(wall) * 1000,
            "kb": file.stat().st_size / 1000 if file.suffix == ".pdf" else 0,
            "added_mb": (peak - before) / 1000,
            "peak_mb": peak / 1000,
            "stops": reading,
        }


def compare(runs: int) -> None:
    print(f"{'one page':34} {'CPU ms':>7} {'wall ms':>8} {'KB':>6} {'peak MB':>8}  PDF/X-4 reader")
    for name in PEERS:
        ran = subprocess.run(
            [sys.executable, __file__, "--peer", name, "--runs", str(runs)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if ran.returncode != 0:
            print(f"{name:34} failed: {ran.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(ran.stdout.splitlines()[-1])
        if "absent" in found:
            print(f"{name:34} absent ({found['absent']})")
            continue
        stops = found["stops"]
        said = "" if stops is None else "nothing" if not stops else f"{len(stops)}: {stops[0]}, ..."
        print(
            f"{name:34} {found['cpu_ms']:7.0f} {found['wall_ms']:8.0f} {found['kb']:6.0f} "
            f"{found['peak_mb']:8.0f}  {said}"
        )


def verifier(runs: int) -> None:
    with tempfile.TemporaryDirectory() as room:
        file = ours(Page(Path(room)), kept=False)()
        for look in (False, True):
            read_file(file, Wanted({}, look=look))
            times = []
            for _ in range(runs):
                start = spent()
                read_file(file, Wanted({}, look=look))
                times.append(spent() - start)
            how = "with plates, bars and bleed" if look else "without rendering"
            print(f"the verifier, {how:28} {statistics.median(times) * 1000:6.0f} ms CPU")


def batch(count: int) -> None:
    """Whole order folders of different designs with one real photograph, through the program."""
    from configurator.model.documents import write_design
    from configurator.studio.workbench import Workbench

    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        bench = Workbench(folder / "data")
        ref = bench.photos.take_in(PHOTO)
        designs = folder / "designs"
        designs.mkdir()
        for number in range(count):
            design, _ = wrapper(bench.library, ref, f"Happy birthday, guest {number}!")
            (designs / f"B-{number:04}.json").write_bytes(write_design(design))
        for workers in (1, 2):
            start, before = time.perf_counter(), spent()
            out = folder / f"out-{workers}"
            subprocess.run(
                [
                    sys.executable, "-m", "configurator", "export", "--batch", str(designs),
                    "--no-second-reading",
                    "--workers", str(workers), "--out", str(out), "--data", str(folder / "data"),
                ],
                check=True, capture_output=True,
            )  # fmt: skip
            wall, cpu = time.perf_counter() - start, spent() - before
            print(
                f"batch of {count}, workers: {workers}: {count / wall:.2f} order folders/s "
                f"wall, {count / cpu:.2f}/s CPU, start of the program included"
            )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--batch", type=int, default=24)
    asked.add_argument("--peer")
    said = asked.parse_args()
    if said.peer:
        print(json.dumps(measured(said.peer, said.runs)))
        return
    compare(said.runs)
    verifier(said.runs)
    batch(said.batch)


if __name__ == "__main__":
    main()
