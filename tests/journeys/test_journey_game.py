"""Which one are you?, by touch: cards, a poster, a design to go on with, and what is kept of it."""

from __future__ import annotations

from shop import Shop


def plays(shop: Shop, *pictures: str) -> None:
    """From the choice of products through some cards to the poster."""
    shop.goes("which-one", "which")
    table = shop.reception.playing.table
    for picture in pictures:
        step = table.state.step
        shop.wait()
        shop.hand.tap(f"which-{picture}")
        shop.hand.until(lambda before=step: bool(table.state.step != before), "the next card")
    if table.state.step != "poster":
        shop.hand.tap("whichEnough")
    shop.hand.until(lambda: bool(table.state.step == "poster"), "the poster")
    shop.wait()


def known_tastes(shop: Shop) -> list[str]:
    return [fact["id"] for fact in shop.app.kiosk.state.facts if fact["id"].startswith("taste:")]


def test_a_guest_plays_and_goes_on_with_a_design_in_their_style(shop: Shop) -> None:
    shop.a_guest_comes()
    plays(shop, "garden", "sea", "fredoka")
    assert "You are “Secret garden”" in shop.hand.words()
    assert "This counts only while you are here. Nothing of it is kept." in shop.hand.words()
    shop.goes("whichDesign-wrapper", "studio")
    shop.sees_the_stage()
    assert shop.design.family == "wrapper"
    assert shop.design.part("wrap").color == "navy"
    fonts = {layer.font for layer in shop.design.part("wrap").layers if layer.kind == "lettering"}
    assert fonts == {"fredoka"}
    assert shop.store.choices.people() == ()


def test_one_card_is_enough_and_back_leads_out(shop: Shop) -> None:
    shop.a_guest_comes()
    plays(shop, "city")
    starts = shop.reception.visitor.offered
    assert any(start.kind == "taste" for start in starts)
    shop.hand.tap("back")
    table = shop.reception.playing.table
    shop.hand.until(lambda: bool(table.state.step == "letters"), "the card before")
    for step in ("colors", "world"):
        shop.hand.tap("back")
        shop.hand.until(lambda s=step: bool(table.state.step == s), step)
    shop.goes("back", "choose")
    assert len(shop.app.kiosk.state.starts) == len(starts)


def test_answers_of_somebody_who_agreed_are_kept_shown_and_forgotten(shop: Shop) -> None:
    shop.everybody_leaves()
    shop.begins()
    shop.goes("hello-remember", "remember")
    shop.hand.tap("nameField")
    shop.types("Dana")
    shop.closes_the_keyboard()
    shop.hand.tap("consent-learn")
    shop.hand.tap("rememberDone")
    shop.hand.find("toChoose")
    shop.goes("toChoose", "choose")
    plays(shop, "sea")
    assert "We keep this with what you like. You can forget it whenever you want." in (
        shop.hand.words()
    )
    shop.goes("whichChoose", "choose")
    offered = [start["because"] for start in shop.app.kiosk.state.starts]
    refused = next(s["id"] for s in shop.app.kiosk.state.starts if s["notMe"])
    about = shop.reception.visitor.offered[int(refused)].about
    shop.hand.tap(f"not-me-{refused}")
    shop.hand.until(
        lambda: about not in [each.about for each in shop.reception.visitor.offered], "not me"
    )
    assert shop.screen == "choose"
    assert offered
    shop.goes("who", "know")
    known = known_tastes(shop)
    assert "taste:mood/calm" in known
    assert "taste:palette/navy" in known
    person = shop.reception.visitor.here.now.person or ""
    assert shop.store.people.member(person).fact("poster") is not None
    shop.hand.tap("forget-taste:mood/calm")
    shop.hand.until(lambda: "taste:mood/calm" not in known_tastes(shop), "forgetting")
    assert not shop.store.choices.person(person).facet("mood").said
