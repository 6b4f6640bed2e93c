"""Strangers' files: other programs' PDFs are read, hostile ones end in a finding and no crash."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path as FilePath

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from configurator.prepress.print_file import PrintFile
from configurator.prepress.verifier.booth import read_in_booth
from configurator.prepress.verifier.marked import marked_copy
from configurator.prepress.verifier.reading import Reading, Wanted, read_file
from configurator.prepress.verifier.records import as_json, as_lines, from_record

ANY = Wanted({})


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


def by_reportlab(target: FilePath) -> None:
    canvas = Canvas(str(target), pagesize=(300, 200), invariant=1)
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.rect(20, 20, 100, 50, fill=1)
    canvas.setFont("Helvetica", 4)
    canvas.drawString(150, 100, "small words")
    canvas.setLineWidth(0.1)
    canvas.line(10, 150, 250, 150)
    canvas.save()


def by_pillow(target: FilePath) -> None:
    Image.new("RGB", (40, 30), "#3366cc").save(target, "PDF", resolution=50)


def by_skia(target: FilePath) -> None:
    import skia

    stream = skia.FILEWStream(str(target))
    with skia.PDF.MakeDocument(stream) as document, document.page(300, 200) as canvas:
        canvas.drawCircle(100, 100, 50, skia.Paint(Color=0xFF3366CC))
        canvas.drawString("words", 20, 20, skia.Font(None, 12), skia.Paint())


def by_ghostscript(target: FilePath) -> None:
    page = target.with_suffix(".ps")
    page.write_text(
        "%!PS\n/Helvetica findfont 12 scalefont setfont 20 20 moveto (words) show\n"
        "0.5 setgray 50 50 100 60 rectfill 1 0 0 setrgbcolor 10 10 5 5 rectfill showpage\n"
    )
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
         f"-sOutputFile={target}", str(page)],
        check=True,
    )  # fmt: skip


def by_pdfium(target: FilePath) -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 100)
    document.save(target)


WRITERS: dict[str, tuple[Callable[[FilePath], None], set[str]]] = {
    "ReportLab": (by_reportlab, {"screen-color", "font-missing", "type-small", "line-thin"}),
    "Pillow": (by_pillow, {"screen-color", "photo-coarse"}),
    "Skia": (by_skia, {"screen-color"}),
    "Ghostscript": (by_ghostscript, {"screen-color"}),
    "pdfium": (by_pdfium, {"blank"}),
}
NOT_FOR_PRESS = {"no-intent", "no-trim-box", "no-bleed-box"}


@pytest.mark.parametrize("name", WRITERS)
def test_other_programs_files_are_read(name: str, tmp_path: FilePath) -> None:
    write, wanted = WRITERS[name]
    write(tmp_path / "file.pdf")
    reading = read_file(tmp_path / "file.pdf", ANY)
    assert wanted | NOT_FOR_PRESS <= codes(reading)
    assert len(reading.pages) == 1
    assert len(list(as_lines(reading, "he"))) >= len(reading.findings)
    again = from_record(json.loads(as_json(reading)))
    assert again == reading


@pytest.mark.parametrize("way", ["--qdf", "--object-streams=generate", "--linearize"])
def test_a_sound_file_stays_sound_however_it_is_packed(
    way: str, printed: PrintFile, tmp_path: FilePath
) -> None:
    packed = tmp_path / "packed.pdf"
    subprocess.run(["qpdf", way, str(printed.path), str(packed)], check=True)
    before, after = (read_file(file, ANY) for file in (printed.path, packed))
    assert codes(after) == codes(before)
    assert after.pages == before.pages


def page_of(pdf: pikepdf.Pdf, content: bytes, **entries: object) -> None:
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 200, 200]))
    for key, value in entries.items():
        page[f"/{key}"] = value
    page.Contents = pdf.make_stream(content)
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def bomb(target: FilePath) -> None:
    """A quarter of a gigabyte of spaces as a page's content."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(224)) + packer.flush()
    with pikepdf.new() as pdf:
        page_of(pdf, b"")
        pdf.pages[0].Contents.write(packed, filter=Name.FlateDecode)
        pdf.save(target)


def bomb_in_a_bomb(target: FilePath) -> None:
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(224)) + packer.flush()
    with pikepdf.new() as pdf:
        page_of(pdf, b"")
        pdf.pages[0].Contents.write(
            zlib.compress(once, 9), filter=Array([Name.FlateDecode, Name.FlateDecode])
        )
        pdf.save(target)


def breeding_forms(target: FilePath) -> None:
    """Ten forms, each placing the next ten times: ten thousand million marks."""
    with pikepdf.new() as pdf:
        inner = None
        for level in range(10):
            form = pdf.make_stream(b"/F Do " * 10 if level else b"0 0 1 1 re f")
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
            if inner is not None:
                form.Resources = Dictionary(XObject=Dictionary(F=inner))
            inner = pdf.make_indirect(form)
        page_of(pdf, b"/F Do", Resources=Dictionary(XObject=Dictionary(F=inner)))
        pdf.save(target)


def page_tree_loop(target: FilePath) -> None:
    with pikepdf.new() as pdf:
        page_of(pdf, b"0 0 1 1 re f")
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.save(target)


def locked(target: FilePath) -> None:
    with pikepdf.new() as pdf:
        page_of(pdf, b"0 0 1 1 re f")
        pdf.save(target, encryption=pikepdf.Encryption(owner="x", user="y"))


def encrypted(target: FilePath) -> None:
    with pikepdf.new() as pdf:
        page_of(pdf, b"0 0 1 1 re f")
        pdf.save(target, encryption=pikepdf.Encryption(owner="x", user=""))


def pageless(target: FilePath) -> None:
    with pikepdf.new() as pdf:
        pdf.save(target)


def nonsense(target: FilePath) -> None:
    """Operators with the wrong operands, boxes of words, a color space that is a number."""
    with pikepdf.new() as pdf:
        page_of(
            pdf, b"q q /X gs (a) w 1 k [1] cm /C cs Q Q Q EMC BT (a) Tj (x) Tf ET /N Do 1 2 re f",
            TrimBox=Array([Name.A, 1, 2, 3]), UserUnit=0.5, Annots=Array([1, Dictionary()]),
            Resources=Dictionary(ColorSpace=Dictionary(C=3), XObject=Dictionary(N=4)),
        )  # fmt: skip
        pdf.Root.OutputIntents = Array([1, Dictionary(S=Name.GTS_PDFX)])
        pdf.Root.OCProperties = Dictionary(OCGs=3, D=Dictionary(Order=Array([Array([])])))
        pdf.save(target)


HOSTILE: dict[str, tuple[Callable[[FilePath], object], set[str]]] = {
    "nothing": (lambda target: target.write_bytes(b""), {"unreadable"}),
    "no pdf": (lambda target: target.write_bytes(b"GIF89a" * 100), {"unreadable"}),
    "a header alone": (lambda target: target.write_bytes(b"%PDF-1.6\n"), {"unreadable"}),
    "no pages": (pageless, {"no-pages"}),
    "locked": (locked, {"locked"}),
    "encrypted": (encrypted, {"encrypted"}),
    "a bomb": (bomb, {"too-much"}),
    "a bomb in a bomb": (bomb_in_a_bomb, {"too-much"}),
    "forms that breed": (breeding_forms, {"too-much"}),
    "a loop of pages": (page_tree_loop, {"unreadable"}),
    "nonsense": (nonsense, {"broken-content", "undefined"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_finding(name: str, tmp_path: FilePath) -> None:
    make, wanted = HOSTILE[name]
    make(tmp_path / "bad.pdf")
    reading = read_in_booth(tmp_path / "bad.pdf", ANY)
    assert wanted <= codes(reading)
    assert reading.stops
    assert marked_copy(tmp_path / "bad.pdf", reading, "bad.pdf").startswith(b"%PDF")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95, 0.999])
def test_a_truncated_file_ends_in_a_finding(
    share: float, printed: PrintFile, tmp_path: FilePath
) -> None:
    whole = printed.path.read_bytes()
    (tmp_path / "bad.pdf").write_bytes(whole[: int(len(whole) * share)])
    reading = read_file(tmp_path / "bad.pdf", Wanted({}, look=False))
    assert codes(reading) & {"unreadable", "damaged"}


def test_the_marked_copy_frames_every_finding(tmp_path: FilePath) -> None:
    by_reportlab(tmp_path / "file.pdf")
    reading = read_file(tmp_path / "file.pdf", Wanted({}, look=False))
    copy = marked_copy(tmp_path / "file.pdf", reading, "file.pdf")
    assert copy == marked_copy(tmp_path / "file.pdf", reading, "file.pdf")
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert len(pdf.pages) == 2
        framed = [str(note.Contents) for note in pdf.pages[1].Annots]
    placed = [finding for finding in reading.findings if finding.page == 1]
    assert len(framed) == len(placed)
    assert all(any(each.words.he in text for text in framed) for each in placed)
    (tmp_path / "marked.pdf").write_bytes(copy)
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "marked.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Preflight of file.pdf" in told
    assert "screen-color page 1, " in told


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "configurator", "preflight", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_tells_and_ends_with_a_status(tmp_path: FilePath, printed: PrintFile) -> None:
    by_reportlab(tmp_path / "file.pdf")
    told = run(str(tmp_path / "file.pdf"), "--json", "-", "--marked", str(tmp_path / "m.pdf"))
    assert told.returncode == 1
    record = json.loads(told.stdout)
    assert record["stops"] is True
    assert "screen-color" in {each["code"] for each in record["findings"]}
    assert "[screen-color] page 1 at" in told.stderr
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")
    assert run(str(tmp_path / "nowhere.pdf")).returncode == 2
    assert run(str(printed.path), "--substrate", "granite").returncode == 2


def test_the_command_reads_a_design_and_an_orders_folder(tmp_path: FilePath) -> None:
    data = ["--data", str(tmp_path / "data")]
    design, folder = str(tmp_path / "bar.json"), tmp_path / "order"
    for words in (
        ["make", "wrapper", "--theme", "1", "--out", design],
        ["export", design, "--out", str(folder)],
    ):
        subprocess.run(
            [sys.executable, "-m", "configurator", *words, *data], check=True, capture_output=True
        )
    told = run(design, *data)
    assert told.returncode == 0
    assert "ready for press" in told.stdout
    assert run(str(folder)).returncode == 0
    (folder / "ticket.pdf").write_bytes(b"another")
    changed = run(str(folder), "--language", "he")
    assert changed.returncode == 1
    assert "ticket.pdf" in changed.stderr
