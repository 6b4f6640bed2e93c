"""The shape of the shop's database, as numbered migrations that are only ever added to."""

from __future__ import annotations

from configurator.store.print_schema import PRINTING, SHARED_SHEETS
from configurator.store.taste_schema import SLATES, TASTE

PEOPLE = """
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE keyring (
  owner TEXT PRIMARY KEY CHECK (length(owner) BETWEEN 3 AND 64),
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 61)
) STRICT, WITHOUT ROWID;

CREATE TABLE households (
  id TEXT PRIMARY KEY,
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE people (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  household TEXT NOT NULL REFERENCES households (id),
  guardian TEXT REFERENCES people (id),
  is_child INTEGER NOT NULL CHECK (is_child IN (0, 1)),
  name BLOB NOT NULL,
  face TEXT,
  pin TEXT,
  made_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  CHECK (is_child = (guardian IS NOT NULL)),
  CHECK (guardian IS NOT id)
) STRICT;
CREATE INDEX people_of_household ON people (household);
CREATE INDEX people_of_guardian ON people (guardian) WHERE guardian IS NOT NULL;
CREATE INDEX people_seen ON people (seen_ms);

CREATE TABLE merged (
  gone TEXT PRIMARY KEY,
  kept TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_into ON merged (kept);

CREATE TABLE name_index (
  token INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES people (no) ON DELETE CASCADE,
  PRIMARY KEY (token, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_of_person ON name_index (person);

CREATE TABLE postures (
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kiosk_kind TEXT NOT NULL,
  sealed BLOB NOT NULL,
  set_ms INTEGER NOT NULL,
  PRIMARY KEY (person, kiosk_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE favorites (
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('swatch', 'motif', 'font', 'theme', 'design')),
  item TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (person, kind, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
  no INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('remember', 'learn', 'photos', 'news')),
  version INTEGER NOT NULL CHECK (version >= 1),
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  at_ms INTEGER NOT NULL,
  wording_hash TEXT NOT NULL CHECK (length(wording_hash) = 64),
  language TEXT NOT NULL CHECK (language IN ('en', 'he')),
  place TEXT NOT NULL,
  by TEXT NOT NULL,
  expires_ms INTEGER
) STRICT;
CREATE INDEX consents_of_person ON consents (person, purpose);
CREATE TRIGGER consents_are_kept_as_given BEFORE UPDATE ON consents
BEGIN SELECT RAISE(ABORT, 'a consent record is never changed'); END;

CREATE TABLE designs (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'saved')),
  family TEXT NOT NULL,
  sealed BLOB NOT NULL,
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX designs_of_person ON designs (person, changed_ms);

CREATE TABLE sums (
  owner TEXT NOT NULL,
  facet TEXT NOT NULL,
  option TEXT NOT NULL,
  chosen REAL NOT NULL CHECK (chosen >= 0),
  offered REAL NOT NULL CHECK (offered >= 0),
  at_ms INTEGER NOT NULL,
  chosen_ever INTEGER NOT NULL CHECK (chosen_ever >= 0),
  offered_ever INTEGER NOT NULL CHECK (offered_ever >= 0),
  PRIMARY KEY (owner, facet, option)
) STRICT, WITHOUT ROWID;

CREATE TABLE last_choices (
  no INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  facet TEXT NOT NULL,
  option TEXT NOT NULL,
  family TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX last_choices_of_person ON last_choices (person, facet, no);

CREATE TABLE keys (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  household TEXT NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'code')),
  made_ms INTEGER NOT NULL,
  revoked_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_household ON keys (household);

CREATE TABLE tries (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  steady_s REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photos (
  owner TEXT NOT NULL,
  photo TEXT NOT NULL CHECK (length(photo) = 64),
  file TEXT NOT NULL UNIQUE,
  suffix TEXT NOT NULL CHECK (suffix IN ('.jpg', '.png')),
  until_ms INTEGER,
  PRIMARY KEY (owner, photo)
) STRICT, WITHOUT ROWID;
"""

WORK = """
CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  kiosk TEXT NOT NULL,
  person TEXT REFERENCES people (id) ON DELETE CASCADE,
  begun_ms INTEGER NOT NULL,
  crashes INTEGER NOT NULL DEFAULT 0 CHECK (crashes >= 0),
  aside INTEGER NOT NULL DEFAULT 0 CHECK (aside IN (0, 1))
) STRICT;
CREATE INDEX visits_of_kiosk ON visits (kiosk);
CREATE INDEX visits_of_person ON visits (person) WHERE person IS NOT NULL;

CREATE TABLE visit_drafts (
  visit TEXT PRIMARY KEY REFERENCES visits (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  commits INTEGER NOT NULL CHECK (commits >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_photos (
  visit TEXT NOT NULL REFERENCES visits (id) ON DELETE CASCADE,
  photo TEXT NOT NULL CHECK (length(photo) = 64),
  PRIMARY KEY (visit, photo)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT UNIQUE,
  person TEXT REFERENCES people (id) ON DELETE SET NULL,
  kiosk TEXT NOT NULL,
  family TEXT NOT NULL,
  size TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
  language TEXT NOT NULL CHECK (language IN ('en', 'he')),
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  quote TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
  copy INTEGER NOT NULL DEFAULT 1 CHECK (copy >= 1),
  state TEXT NOT NULL CHECK (state IN (
    'draft', 'submitted', 'rendering', 'ready', 'claimed', 'sent', 'printed', 'handed-over',
    'failed', 'cancelled', 'held', 'unknown')),
  held_from TEXT CHECK ((held_from IS NOT NULL) = (state = 'held')),
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  holder TEXT,
  lease_until_ms INTEGER,
  fence INTEGER NOT NULL DEFAULT 0 CHECK (fence >= 0),
  folder TEXT,
  artifact_hash TEXT CHECK (artifact_hash IS NULL OR length(artifact_hash) = 64),
  wipe_when_done INTEGER NOT NULL DEFAULT 0 CHECK (wipe_when_done IN (0, 1)),
  CHECK ((number IS NULL) = (state = 'draft') OR state = 'cancelled'),
  CHECK ((lease_until_ms IS NOT NULL) = (state IN ('rendering', 'claimed', 'sent')))
) STRICT;
CREATE INDEX orders_in_state ON orders (state, no);
CREATE INDEX orders_of_person ON orders (person) WHERE person IS NOT NULL;

CREATE TABLE order_designs (
  "order" TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  design_hash TEXT NOT NULL CHECK (length(design_hash) = 64),
  sealed BLOB NOT NULL,
  PRIMARY KEY ("order", revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  key TEXT PRIMARY KEY CHECK (length(key) = 64),
  "order" TEXT NOT NULL REFERENCES orders (id),
  revision INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  reason TEXT,
  made_ms INTEGER NOT NULL,
  sent_ms INTEGER,
  UNIQUE ("order", revision, copy)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_log (
  no INTEGER PRIMARY KEY,
  "order" TEXT NOT NULL REFERENCES orders (id),
  at_ms INTEGER NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  fence INTEGER NOT NULL
) STRICT;
CREATE INDEX log_of_order ON order_log ("order", no);
CREATE TRIGGER order_log_is_not_changed BEFORE UPDATE ON order_log
BEGIN SELECT RAISE(ABORT, 'an order''s log is never changed'); END;
CREATE TRIGGER order_log_is_not_cut BEFORE DELETE ON order_log
WHEN OLD.at_ms > (CAST(strftime('%s', 'now') AS INTEGER) - 730 * 86400) * 1000
BEGIN SELECT RAISE(ABORT, 'an order''s log is kept for 24 months'); END;
"""

STAFF = """
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name BLOB NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('staff', 'production', 'manager')),
  pin TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
  no INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  did TEXT NOT NULL,
  whom TEXT NOT NULL,
  why TEXT NOT NULL,
  before BLOB NOT NULL CHECK (length(before) = 32),
  mark BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT;
CREATE INDEX audit_of_whom ON audit (whom);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
WHEN OLD.at_ms > (CAST(strftime('%s', 'now') AS INTEGER) - 730 * 86400) * 1000
  OR OLD.no > (SELECT min(no) FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit log is kept for 24 months'); END;
"""

MIGRATIONS: tuple[str, ...] = (PEOPLE + WORK + STAFF, TASTE, PRINTING, SHARED_SHEETS, SLATES)
"""Migration n brings version n - 1 to version n. A shipped one is never changed."""
