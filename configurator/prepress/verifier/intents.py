"""The printing condition: one, for PDF/X, named, with a press profile inside the file."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.bounds import measured
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.profiles import damage_of
from configurator.prepress.verifier.spaces import profile_hash

NAMED = ("/OutputConditionIdentifier", "/Info")


def judge_intent(pdf: pikepdf.Pdf, book: Notebook) -> str:
    """The hash of the output profile, or nothing where there is none."""
    said = pdf.Root.get("/OutputIntents")
    held = list(said) if isinstance(said, Array) else []
    found = [each for each in held if isinstance(each, Dictionary)]
    intents = [each for each in found if each.get("/S") == Name.GTS_PDFX]
    if not intents:
        book.note(say.NO_INTENT)
        return ""
    if len(intents) > 1:
        book.note(say.MANY_INTENTS, count=len(intents))
    intent = intents[0]
    # A condition of a registry is known by that alone (ISO 32000-1, 14.11.5).
    for key in NAMED[:1] if "/RegistryName" in intent else NAMED:
        if not str(intent.get(key, "")):
            book.note(say.INTENT_UNNAMED, key=key[1:])
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        book.note(say.NO_PROFILE)
        return ""
    _judge_profile(profile, book)
    return profile_hash(profile)


def _judge_profile(profile: Stream, book: Notebook) -> None:
    data = measured(profile).read_bytes()
    device, space = data[12:16], data[16:20]
    if why := damage_of(data):
        book.note(say.WRONG_PROFILE, why=why)
    elif device != b"prtr" or space != b"CMYK":
        found = f"{device.decode('ascii', 'replace')} {space.decode('ascii', 'replace')}"
        book.note(say.WRONG_PROFILE, why=found)
    elif profile.get("/N") != 4:
        book.note(say.WRONG_PROFILE, why=f"N {profile.get('/N', '-')}")
