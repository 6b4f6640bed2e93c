"""A photograph on the shelf, as the darkroom leaves it, without the wait for the darkroom."""

from __future__ import annotations

import hashlib
from io import BytesIO

from PIL import Image

from configurator.model.layers import PhotoRef
from configurator.store.store import Store


def shelved_photo(store: Store) -> PhotoRef:
    """A fresh picture of noise, 400 x 300, under the hash of its file."""
    picture = BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(picture, "JPEG")
    content = picture.getvalue()
    photo = hashlib.sha256(content).hexdigest()
    store.shelf.put_back(photo, "jpg", content, content)
    return PhotoRef(id=photo, width_px=400, height_px=300)
