"""Sources: whatever can be sewn, a design, a drawing, a picture or a project, as a sewing job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import shapely

from configurator.embroidery.fabrics import Fabric
from configurator.embroidery.hoops import Hoop
from configurator.embroidery.project import read_project
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.svg import Drawing, read_svg
from configurator.embroidery.threads import ThreadRack
from configurator.embroidery.tracing import read_picture, traced
from configurator.families.patch.family import Patch
from configurator.ground.files import Unreadable
from configurator.model.documents import read_design
from configurator.model.product import choices_of
from configurator.model.words import Words
from configurator.studio.sewing.job import SewingJob, drawing_job, drawing_shapes, patch_job
from configurator.studio.workbench import Workbench

PICTURE_MM = 80.0
"""How wide a picture is sewn unless somebody says."""
SOLID, WHOLE = 128, 0.97
"""Alpha of what is seen of a picture, and the share of it that is sewn where nothing is left."""
NAME_LONGEST = 20
NOT_LAID = Words(
    en="No cloth is laid in: that needs a satin border, and this patch has another.",
    he="לא מונח בד: לשם כך דרוש גבול סאטן, ולתג הזה גבול אחר.",
)
GROUND_LEFT = Words(
    en="The ground of the picture is one color and is left as cloth; --ground sews it.",
    he="הרקע של התמונה בצבע אחד ונשאר בד; --ground ירקום גם אותו.",
)
NOT_SEWN = "{file} is a design of {family}, which is printed; only patches are sewn."


@dataclass(frozen=True, slots=True)
class Sources:
    """Makes jobs of files: the bench, the threads, and how everything is to be sewn."""

    bench: Workbench
    rack: ThreadRack
    chart: str
    fabric: Fabric
    hoop: Hoop | None = None
    width_mm: float | None = None
    colors: int = 6
    ground: bool = False
    applique: bool = False
    cut: bool = False

    def job(self, file: Path) -> tuple[SewingJob, tuple[Words, ...]]:
        """The job of a file, and what was left out of it.

        Raises Unreadable, SvgRefused, PictureRefused, OSError and what reading a design raises.
        """
        readers = {".json": self._design, ".stitches": self._project, ".svg": self._drawing}
        job, left_out = readers.get(file.suffix.lower(), self._picture)(file)
        return job.cut() if self.cut else job, left_out

    def _name(self, file: Path) -> str:
        """A file's name as barcodes and machines can show it."""
        plain = re.sub(r"[^A-Za-z0-9-]+", "-", file.stem).strip("-")
        return plain[:NAME_LONGEST] or "drawing"

    @property
    def _settings(self) -> SewSettings:
        return SewSettings(fabric=self.fabric)

    def _design(self, file: Path) -> tuple[SewingJob, tuple[Words, ...]]:
        design = read_design(file.read_bytes())
        family = self.bench.family(design)
        if not isinstance(family, Patch):
            raise Unreadable(NOT_SEWN.format(file=file.name, family=family.words.en.lower()))
        choices = choices_of(design, family)
        artwork = self.bench.artwork(design)
        job = patch_job(
            self._name(file), design, artwork, self.rack, choices, self.hoop,
            applied=self.applique,
        )  # fmt: skip
        laid = any(shape.kind == "applique" for shape in job.shapes)
        return job, () if laid or not self.applique else (NOT_LAID,)

    def _project(self, file: Path) -> tuple[SewingJob, tuple[Words, ...]]:
        plan = read_project(file.read_bytes())
        for thread in plan.threads:
            try:
                self.rack.of(thread)
            except KeyError:
                raise Unreadable(f"The thread {thread} of {file.name} is in no chart.") from None
        job = SewingJob(self._name(file), plan, (), self.rack, self._settings, self.hoop)
        return job, ()

    def _drawing(self, file: Path) -> tuple[SewingJob, tuple[Words, ...]]:
        drawing = read_svg(file.read_bytes(), self.bench.library.fonts)
        return self._sewn(file, drawing), drawing.left_out

    def _sewn(self, file: Path, drawing: Drawing) -> SewingJob:
        if self.width_mm is not None:
            boxes = [shape.path.box for shape in drawing.shapes]
            wide = max(box.right for box in boxes) - min(box.left for box in boxes)
            drawing = drawing.scaled(self.width_mm / max(wide, 1e-6))
        shapes = drawing_shapes(drawing, self.rack.chart(self.chart))
        return drawing_job(self._name(file), shapes, self.rack, self._settings, self.hoop)

    def _picture(self, file: Path) -> tuple[SewingJob, tuple[Words, ...]]:
        chart = self.rack.chart(self.chart)
        pixels = read_picture(file)
        width = self.width_mm or PICTURE_MM
        shapes = traced(pixels, width, chart, self.colors, self.ground)
        job = drawing_job(self._name(file), shapes, self.rack, self._settings, self.hoop)
        solid = float((pixels[..., 3] >= SOLID).mean()) * width**2 * len(pixels) / len(pixels[0])
        bare = shapely.union_all([shape.area for shape in shapes]).area < WHOLE * solid
        return job, (GROUND_LEFT,) if bare else ()
