"""Wrapped: the finished bar on the table in perspective, its art running over every side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import skia

from configurator.families.wrapper import light
from configurator.families.wrapper.goods import Paper
from configurator.families.wrapper.metal import crumpled_paint
from configurator.families.wrapper.parts import Sheet
from configurator.families.wrapper.printed import Print, draw_grain
from configurator.families.wrapper.solid import (
    Block,
    Camera,
    Face,
    Spot,
    block_of,
    near_face,
    right_face,
    top_face,
)
from configurator.ground.geometry import Box, Path
from configurator.preview.canvas import skia_path
from configurator.preview.render import new_surface

Room = tuple[int, int]
"""Width and height of a picture in pixels."""

KEPT_STILLS = 4
FOIL_INSET_MM = 0.6
OVERLAP_MM = 0.4
"""How far each side is painted past its edges, so that the one cut at the end is a clean one."""
PAPER_ROUND_MM = 1.0
FOIL_ROUND_MM = 1.2
SHADES = {"front": 0.0, "bottom": 0.27, "right": 0.45}
"""How dark each side is: the light comes from behind the upper left."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A wrapped bar in front of a camera, but for what is printed on it."""

    sheet: Sheet
    foil: str
    camera: Camera

    @property
    def paper(self) -> Block:
        """The block the paper makes."""
        return paper_block(self.sheet)

    @property
    def foil_block(self) -> Block:
        """The foil-wrapped bar inside a sleeve."""
        paper = self.paper
        half = self.sheet.bar.length_mm / 2
        inset = FOIL_INSET_MM
        return Block(-half, half, paper.y0 + inset, paper.y1 - inset, 0.0, paper.z1 - inset)

    def faces(self) -> tuple[Face, ...]:
        """The sides of the paper the camera sees."""
        return paper_faces(self.sheet)


def paper_block(sheet: Sheet) -> Block:
    """The block a sheet makes when it is folded."""
    return block_of(sheet.front.width, sheet.front.height, sheet.bottom.height)


def paper_faces(sheet: Sheet) -> tuple[Face, ...]:
    """The visible sides with the panels they show."""
    block = paper_block(sheet)
    faces = [top_face("front", sheet.front, block), near_face("bottom", sheet.bottom, block)]
    if sheet.right is not None:
        faces.append(right_face("right", sheet.right, block))
    return tuple(faces)


def camera_for(sheet: Sheet, room: Box) -> Camera:
    """A camera that has the whole bar, foil ends included, in a box of pixels."""
    block = block_of(
        max(sheet.bar.length_mm, sheet.front.width), sheet.front.height, sheet.bottom.height
    )
    distance = 4.2 * sheet.bar.length_mm
    return Camera(distance=distance).fitted(block.corners, room)


def draw_wrapped(canvas: skia.Canvas, scene: Scene, printed: Print) -> None:
    """Shadow, foil, paper and light, in that order, in pixels.

    Only the print changes while a design is edited; what lies around it is drawn once.
    """
    size = canvas.getBaseLayerSize()
    room = (size.width(), size.height())
    canvas.drawImage(_underneath(scene, room), 0, 0)
    canvas.saveLayer()
    for face in scene.faces():
        _paper_face(canvas, scene, face, printed)
    canvas.drawImage(_gloss(scene, room, printed.paper), 0, 0)
    cut = skia.Paint(BlendMode=skia.BlendMode.kDstIn)
    canvas.drawImage(_silhouette(scene, room), 0, 0, skia.SamplingOptions(), cut)
    canvas.restore()


@lru_cache(maxsize=KEPT_STILLS)
def _underneath(scene: Scene, room: Room) -> skia.Image:
    """The shadow on the table, and the foil that a sleeve leaves bare."""
    surface = new_surface(*room)
    with surface as canvas:
        _shadow(canvas, scene)
        if scene.sheet.kind == "sleeve":
            _foil(canvas, scene)
    return surface.makeImageSnapshot()


@lru_cache(maxsize=KEPT_STILLS)
def _gloss(scene: Scene, room: Room, paper: Paper) -> skia.Image:
    """What lies over the print: the paper's grain, light and shade on its sides, lit edges."""
    surface = new_surface(*room)
    with surface as canvas:
        for face in scene.faces():
            canvas.save()
            canvas.concat(face.matrix(scene.camera))
            edge = Path.rectangle(face.shown.grown(OVERLAP_MM))
            canvas.drawPath(skia_path(edge), skia.Paint(BlendMode=skia.BlendMode.kClear))
            draw_grain(canvas, edge, paper, alone=True)
            _shade_face(canvas, face, paper)
            canvas.restore()
        _paper_edges(canvas, scene)
    return surface.makeImageSnapshot()


@lru_cache(maxsize=KEPT_STILLS)
def _silhouette(scene: Scene, room: Room) -> skia.Image:
    surface = new_surface(*room)
    with surface as canvas:
        _draw_outline(canvas, scene.faces(), scene.camera, PAPER_ROUND_MM)
    return surface.makeImageSnapshot()


def _paper_face(canvas: skia.Canvas, scene: Scene, face: Face, printed: Print) -> None:
    canvas.save()
    canvas.concat(face.matrix(scene.camera))
    panel = face.shown.grown(OVERLAP_MM)
    printed.draw_smooth(canvas, panel, Path.rectangle(panel))
    canvas.restore()


def _shade_face(canvas: skia.Canvas, face: Face, paper: Paper) -> None:
    box, shade = face.shown.grown(OVERLAP_MM), SHADES[face.name]
    if face.name == "front":
        light.sheen(canvas, box, 1.25 if paper.gloss else 0.5)
        near = ((0.0, 0, 0.10), (0.5, 0, 0.0), (1.0, 0, 0.0))
        canvas.drawRect(light.rectangle(box), light.gradient((0, box.bottom), (0, box.top), near))
        return
    if face.name == "bottom":
        stops = ((0.0, 0, 0.55 * shade), (0.25, 0, shade), (0.8, 0, shade), (1.0, 0, shade + 0.2))
        start, end = (0.0, box.top), (0.0, box.bottom)
    else:
        stops = ((0.0, 0, 0.6 * shade), (0.3, 0, shade), (1.0, 0, shade + 0.15), (1.0, 0, 0.6))
        start, end = (box.left, 0.0), (box.right, 0.0)
    canvas.drawRect(light.rectangle(box), light.gradient(start, end, stops))
    if face.name == "right":
        _end_folds(canvas, face.shown)


def _end_folds(canvas: skia.Canvas, box: Box) -> None:
    """The paper tucked in from both sides of a folded end, as on a parcel."""
    reach = box.width
    for y, into in ((box.top, 1), (box.bottom, -1)):
        triangle = [(box.left, y), (box.right, y), (box.right, y + into * reach)]
        canvas.drawPath(
            light.polygon(triangle),
            light.gradient((box.left, 0), (box.right, 0), ((0, 0, 0.12), (1, 0, 0.38))),
        )
        crease = [triangle[0], triangle[2]]
        light.glow(canvas, crease, 0.45, (0.25, 255, 0.35))


def _paper_edges(canvas: skia.Canvas, scene: Scene) -> None:
    """Light caught by the bends between the sides."""
    camera, block, mm = scene.camera, scene.paper, scene.camera.zoom
    near_left, near_right = (block.x0, block.y0, block.z1), (block.x1, block.y0, block.z1)
    far_right = (block.x1, block.y1, block.z1)
    far_left = (block.x0, block.y1, block.z1)
    _edge(canvas, camera, (near_left, near_right), 1.3 * mm, (0.55 * mm, 255, 0.42))
    _edge(canvas, camera, (far_left, far_right), 0.8 * mm, (0.3 * mm, 255, 0.35))
    if scene.sheet.kind == "fold-end":
        _edge(canvas, camera, (near_right, far_right), 1.2 * mm, (0.5 * mm, 255, 0.32))
        foot = (block.x1, block.y0, 0.0)
        _edge(canvas, camera, (near_right, foot), 0.9 * mm, (0.4 * mm, 255, 0.18))


def _edge(
    canvas: skia.Canvas, camera: Camera, ends: tuple[Spot, Spot], width: float, stop: light.Stop
) -> None:
    light.glow(canvas, [camera.seen(spot) for spot in ends], width, stop)


def _foil(canvas: skia.Canvas, scene: Scene) -> None:
    """The foil that a sleeve leaves bare, crumpled, with its end folded like an envelope."""
    block, camera = scene.foil_block, scene.camera
    length, width = block.x1 - block.x0, block.y1 - block.y0
    top = top_face("foil-top", Box.sized(length, width), block)
    near = near_face("foil-near", Box.sized(length, block.z1), block)
    right = right_face("foil-right", Box.sized(block.z1, width), block)
    canvas.saveLayer()
    for face, shade in ((top, 0.0), (near, 0.2), (right, 0.3)):
        _foil_face(canvas, scene, face, shade)
    _under_paper(canvas, scene)
    for ends in (
        ((block.x1, block.y0), (block.x1, block.y1)),
        ((block.x0, block.y0), (block.x1, block.y0)),
    ):
        spots = ((*ends[0], block.z1), (*ends[1], block.z1))
        _edge(canvas, camera, spots, 0.9 * camera.zoom, (0.35 * camera.zoom, 255, 0.6))
    _cut_to(canvas, (top, near, right), camera, FOIL_ROUND_MM)
    canvas.restore()


def _foil_face(canvas: skia.Canvas, scene: Scene, face: Face, shade: float) -> None:
    box = face.shown.grown(OVERLAP_MM)
    canvas.save()
    canvas.concat(face.matrix(scene.camera))
    canvas.drawRect(light.rectangle(box), crumpled_paint(scene.foil, box, face.name))
    if shade:
        canvas.drawRect(
            light.rectangle(box),
            light.gradient((0, 0), (0, box.height), ((0, 0, shade * 0.4), (1, 0, shade * 1.5))),
        )
    if face.name == "foil-right":
        _end_folds(canvas, box)
    canvas.restore()


def _under_paper(canvas: skia.Canvas, scene: Scene) -> None:
    """The shade that the sleeve's edges throw onto the foil beside them."""
    paper, mm = scene.paper, scene.camera.zoom
    for x in (paper.x0, paper.x1):
        line = [(x, paper.y1, paper.z1), (x, paper.y0, paper.z1), (x, paper.y0, 0.0)]
        light.glow(canvas, [scene.camera.seen(spot) for spot in line], 2.6 * mm, (0.9 * mm, 0, 0.6))


def _shadow(canvas: skia.Canvas, scene: Scene) -> None:
    """Dark where the bar touches the table, wide and faint where the light is only dimmed."""
    camera, bar = scene.camera, scene.sheet.bar
    paper = scene.paper
    half = bar.length_mm / 2 if scene.sheet.kind == "sleeve" else paper.x1
    tall = paper.z1
    for reach, dx, dy, blur, alpha in (
        (0.2, 0.0, -0.05, 0.05, 0.60),
        (0.0, 0.35, -0.35, 0.22, 0.34),
        (0.0, 0.7, -0.8, 0.55, 0.26),
    ):
        grow = reach
        corners = [
            (-half - grow + dx * tall, paper.y1 + grow + dy * tall, 0.0),
            (half + grow + dx * tall, paper.y1 + grow + dy * tall, 0.0),
            (half + grow + dx * tall, paper.y0 - grow + dy * tall, 0.0),
            (-half - grow + dx * tall, paper.y0 - grow + dy * tall, 0.0),
        ]
        path = light.polygon([camera.seen(spot) for spot in corners])
        light.cast(canvas, path, max(0.4, blur * tall) * camera.zoom, alpha)


def _cut_to(canvas: skia.Canvas, faces: tuple[Face, ...], camera: Camera, radius: float) -> None:
    """Keep of the layer only the silhouette of the faces, its corners softened by `radius` mm.

    One cut at the end, because edges that are smoothed again and again by clips turn ragged.
    """
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kDstIn))
    _draw_outline(canvas, faces, camera, radius)
    canvas.restore()


def _draw_outline(
    canvas: skia.Canvas, faces: tuple[Face, ...], camera: Camera, radius: float
) -> None:
    whole = skia.Path()
    for face in faces:
        outline = light.polygon(face.outline(camera))
        whole = skia.Op(whole, outline, skia.PathOp.kUnion_PathOp)
    soft = skia.CornerPathEffect.Make(radius * camera.zoom)
    canvas.drawPath(whole, skia.Paint(AntiAlias=True, PathEffect=soft))
