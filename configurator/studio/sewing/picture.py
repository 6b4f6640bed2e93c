"""The picture of a sewing job: its very stitches as thread, on its cloth where that is known."""

from __future__ import annotations

import math

import skia

from configurator.embroidery.sewview import sew_view
from configurator.ground.geometry import Affine, Box
from configurator.preview.canvas import ink, skia_matrix, skia_path
from configurator.preview.render import Raster, new_surface, raster_of
from configurator.preview.thread_painter import thread_image
from configurator.studio.sewing.job import SewingJob

MARGIN_MM = 1.0
SHOWN_PX_PER_MM = 12.0


def pictured_box(job: SewingJob) -> Box:
    """What the picture shows, in artwork mm: the stitches and the cloth, with a little room."""
    box = job.plan.box
    return (box.union(job.ground.outline.box) if job.ground else box).grown(MARGIN_MM)


def job_picture(job: SewingJob, px_per_mm: float = SHOWN_PX_PER_MM) -> Raster:
    """The job as it will look, on nothing. Raises RasterTooLarge."""
    box = pictured_box(job)
    width, height = math.ceil(box.width * px_per_mm), math.ceil(box.height * px_per_mm)
    place = Affine.translate(-box.left, -box.top).then(Affine.scale(px_per_mm))
    view = sew_view(job.plan, lambda thread: job.rack.of(thread).srgb)
    surface = new_surface(width, height)
    with surface as canvas:
        if job.ground is not None:
            canvas.save()
            canvas.concat(skia_matrix(place))
            canvas.drawPath(skia_path(job.ground.outline), ink(job.ground.srgb))
            canvas.restore()
        canvas.drawImage(thread_image(view, place, width, height), 0, 0, skia.SamplingOptions())
    return raster_of(surface)
