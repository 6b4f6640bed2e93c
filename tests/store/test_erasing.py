"""Erasing a person: nothing of them stays in any byte of any file, and nothing brings them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from learning import learn
from moved_clock import MovedClock
from shelved import shelved_photo

from configurator.model.design import Design, PartDesign
from configurator.model.evidence import Choice
from configurator.model.layers import Lettering, Photo, PhotoRef, Placement
from configurator.model.people import Consent, Fact, Posture
from configurator.model.photos import PhotoGone
from configurator.store.choices import STORE
from configurator.store.orders import NewOrder
from configurator.store.people import NewMember
from configurator.store.store import Store, open_store

NAME, WORDS = "Zephyrine Quillfeather", "Wobbleforth heirloom"
NOW = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
REMEMBER = Consent(
    purpose="remember",
    version=1,
    given=True,
    at=NOW,
    wording_hash="0" * 64,
    language="en",
    place="k1",
    by="self",
)
FACT = Fact(
    key="dedication-name", value=WORDS, source="said", at=NOW, purpose="words", consent_version=1
)


def design_with(photo: PhotoRef) -> Design:
    here = Placement(x_mm=10, y_mm=10)
    words = Lettering(
        id="words", placement=here, text=WORDS, font="rubik", size_mm=9, color="black"
    )
    picture = Photo(id="photo", placement=here, photo=photo, width_mm=20, height_mm=20)
    return Design(
        family="wrapper", size="100g", parts={"wrap": PartDesign(layers=(words, picture))}
    )


class Somebody:
    """A person who left traces everywhere they can be left."""

    def __init__(self, store: Store) -> None:
        home = store.people.add_household(
            NewMember(NAME, (Posture(text_scale=2),), (REMEMBER,), (FACT,))
        )
        self.id, self.household = home.members[0].id, home.id
        self.photo = shelved_photo(store)
        design = design_with(self.photo)
        store.people.save_pin(self.id, store.pins.hashed(f"person:{self.id}", "482915"))
        store.pins.check(f"person:{self.id}", "k1", "482916", store.people.pin_of(self.id))
        self.card = store.keys.new_card(self.household)
        store.designs.keep(self.id, design, "draft")
        store.keepsakes.keep_all(self.id, design, store.shelf)
        learn(store, Choice("palette", "gold", ("gold", "navy"), "wrapper"), self.id)
        visit = store.autosave.begin("k1", self.id)
        store.autosave.save(visit, design)
        store.autosave.note_photo(visit, self.photo.id)
        self.orders = [self._ordered(store, design) for _ in range(3)]
        self.folders = [self._made(store, order) for order in self.orders]
        store.production.cancel(self.orders[0], "s-1", "customer")
        store.orders.begin(NewOrder(design, 1, "{}", 1, "ILS", "en", "k1", self.id))

    def _ordered(self, store: Store, design: Design) -> str:
        order = store.orders.place(
            NewOrder(design, 1, "{}", 4900, "ILS", "en", "k1", self.id), "customer"
        )
        store.keepsakes.keep_all(order.id, design, store.shelf)
        return order.id

    def _made(self, store: Store, order: str) -> Path:
        """The order's folder of files, its ticket saying names as tickets do."""
        number = store.orders.order(order).number
        folder = store.folder / "orders" / number
        folder.mkdir(parents=True)
        (folder / "ticket.pdf").write_text(f"{NAME}: {WORDS}")
        taken = store.production.start_rendering("worker")
        assert taken is not None
        store.production.rendered(taken, f"orders/{number}", "a" * 64, "worker")
        return folder


@pytest.fixture
def somebody(store: Store) -> Somebody:
    return Somebody(store)


def every_file(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file, file.read_bytes()


def files_holding(folder: Path, wanted: list[bytes]) -> list[str]:
    return [
        f"{file.name}: {each[:20]!r}"
        for file, content in every_file(folder)
        for each in wanted
        if each in content
    ]


def spellings(text: str) -> list[bytes]:
    words = [text, *text.split(), text.lower(), text.upper()]
    return [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]


def sealed_of(store: Store, owner: str) -> list[bytes]:
    """The wrapped key and every sealed field of a person."""
    queries = (
        "SELECT wrapped FROM keyring WHERE owner = ?",
        "SELECT name FROM people WHERE id = ?",
        "SELECT sealed FROM facts WHERE person = ?",
        "SELECT sealed FROM postures WHERE person = ?",
        "SELECT sealed FROM designs WHERE person = ?",
    )
    with store.database.reading() as tables:
        return [bytes(tables.execute(query, [owner]).fetchone()[0]) for query in queries]


def test_a_name_is_in_no_file_even_before(store: Store, somebody: Somebody) -> None:
    store.backups.take(store.database.file)
    assert store.people.member(somebody.id).name == NAME
    found = files_holding(store.folder, spellings(NAME) + spellings(WORDS))
    # The tickets of orders are read by people, and are the only place.
    assert {name.split(":")[0] for name in found} == {"ticket.pdf"}


def test_erasing_leaves_no_trace_in_any_byte(store: Store, somebody: Somebody) -> None:
    sealed = sealed_of(store, somebody.id)
    copy = store.backups.take(store.database.file)
    assert len(files_holding(store.folder, sealed)) >= 2 * len(sealed)
    receipt = store.eraser.erase(somebody.id, "customer", "asked")

    assert (receipt.designs, receipt.facts, receipt.photos, receipt.choices) == (1, 1, 1, 2)
    assert store.shelf.ids() == frozenset()
    assert [folder.exists() for folder in somebody.folders] == [False, True, True]
    for order in somebody.orders[1:]:
        store.production.cancel(order, "s-1", "customer")
    assert files_holding(store.folder, spellings(NAME) + spellings(WORDS)) == []
    live = [f for f in files_holding(store.folder, sealed) if not f.startswith(copy.file.name)]
    assert live == []
    # In the copies the key is what is destroyed: the rest can be opened by nobody.
    assert files_holding(copy.file.parent, sealed[:1]) == []
    assert list((store.folder / "orders").iterdir()) == []
    store.keepsakes.sweep()
    assert list((store.folder / "keepsakes").iterdir()) == []
    ids = [somebody.id.encode()]
    assert {name.split(":")[0] for name in files_holding(store.folder, ids)} == {
        "erased.txt",
        "shop.db",
        copy.file.name,
    }


def test_no_row_of_an_erased_person_is_left(store: Store, somebody: Somebody) -> None:
    store.eraser.erase(somebody.id, "customer", "asked")
    with store.database.reading() as tables:
        where = [
            table
            for table in tables.table_names()
            if table != "audit"
            for row in tables.query(f"SELECT * FROM {table}")
            if somebody.id in str(row) or somebody.household in str(row)
        ]
        owners = {row["owner"] for row in tables.query("SELECT owner FROM keyring")}
        assert tables.table("name_index").count == 0
        assert tables.table("visits").count == 0
        assert tables.table("households").count == 0
    assert where == []
    assert owners == set(somebody.orders[1:])
    assert store.people.search("Zeph") == ()
    assert not isinstance(store.keys.open(somebody.card, "k1"), str)
    assert [row.did for row in store.audit.read(whom=somebody.id)] == ["erased"]
    assert all(each.chosen == 0 for each in store.choices.sums(STORE))
    with pytest.raises(KeyError):
        store.eraser.erase(somebody.id, "customer", "asked")


def test_orders_keep_what_the_law_needs_and_finish(store: Store, somebody: Somebody) -> None:
    done, going, other = (store.orders.order(order) for order in somebody.orders)
    receipt = store.eraser.erase(somebody.id, "customer", "asked")
    assert receipt.orders_kept == (done.number,)
    assert set(receipt.orders_open) == {going.number, other.number}
    assert store.orders.order(done.id).total_minor == 4900
    assert store.orders.design(done.id) is None
    assert store.orders.design(going.id) is not None
    assert store.orders.order(going.id).person is None
    store.production.cancel(going.id, "s-1", "customer")
    assert store.orders.design(going.id) is None


def test_children_go_with_their_only_guardian(store: Store, somebody: Somebody) -> None:
    child = store.people.add_member(
        somebody.household, NewMember("Noa", consents=(REMEMBER,), guardian=somebody.id)
    )
    other = store.people.add_member(somebody.household, NewMember("Gil", consents=(REMEMBER,)))
    assert store.eraser.who_goes(somebody.id) == (somebody.id, child.id)
    receipt = store.eraser.erase(somebody.id, "customer", "asked")
    assert receipt.people == (somebody.id, child.id)
    assert [m.id for m in store.people.household(somebody.household).members] == [other.id]
    assert store.keys.open(somebody.card, "k1") == somebody.household


def test_a_restored_copy_does_not_bring_them_back(
    store: Store, somebody: Somebody, clock: MovedClock
) -> None:
    store.backups.take(store.database.file)
    store.eraser.erase(somebody.id, "customer", "asked")
    store.close()
    with store.database.file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 40_000)
    again = open_store(store.folder, clock, clock.steady)
    assert [notice.code for notice in again.notices] == ["restored"]
    assert again.people.search("Zeph") == ()
    with pytest.raises(KeyError):
        again.people.member(somebody.id)
    again.close()


def test_a_power_cut_while_erasing_is_finished_at_the_next_start(
    store: Store, somebody: Somebody, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(store.choices), "forget", power_cut)
        with pytest.raises(KeyboardInterrupt):
            store.eraser.erase(somebody.id, "customer", "asked")
    assert store.people.search("Zeph") != ()
    store.close()
    again = open_store(store.folder, clock, clock.steady)
    assert again.people.search("Zeph") == ()
    again.close()


def test_a_damaged_copy_is_deleted_because_it_cannot_be_cleared(
    store: Store, somebody: Somebody
) -> None:
    copy = store.backups.take(store.database.file)
    copy.file.write_bytes(b"not a database any more" * 1000)
    store.eraser.erase(somebody.id, "customer", "asked")
    assert not copy.file.exists()


def test_keepsakes_open_for_their_owner_alone(store: Store, somebody: Somebody) -> None:
    design = design_with(somebody.photo)
    photo = somebody.photo.id
    suffix, content = store.keepsakes.opened(somebody.id, photo)
    assert suffix == ".jpg"
    assert hashlib.sha256(content).hexdigest() == photo
    store.shelf.remove(photo)
    assert content[:40] not in b"".join(bytes_ for _, bytes_ in every_file(store.folder))
    with pytest.raises(PhotoGone):
        store.keepsakes.opened("p-nobody", photo)
    with store.keepsakes.laid_out(somebody.orders[1], design, store.shelf):
        assert store.shelf.path(photo).read_bytes() == content
    assert store.shelf.ids() == frozenset()
    for file in (store.folder / "keepsakes").iterdir():
        file.write_bytes(file.read_bytes())
    store.keepsakes.forget(somebody.id, photo)
    with pytest.raises(PhotoGone):
        store.keepsakes.opened(somebody.id, photo)


@pytest.mark.usefixtures("somebody")
def test_sealed_files_that_belong_to_nobody_are_swept(store: Store) -> None:
    folder = store.folder / "keepsakes"
    before = sorted(folder.iterdir())
    (folder / "feedface.sealed").write_bytes(b"left by a crash")
    (folder / "feedface.screen.sealed").write_bytes(b"left by a crash")
    store.keepsakes.sweep()
    assert sorted(folder.iterdir()) == before
