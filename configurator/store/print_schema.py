"""The journal of paper printing: each print, the job it became on the printer, how far it is."""

PRINTING = """
CREATE TABLE print_runs (
  no INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
  "order" TEXT REFERENCES orders (id),
  name TEXT NOT NULL,
  printer TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  copies INTEGER NOT NULL CHECK (copies >= 1),
  media TEXT,
  color TEXT NOT NULL CHECK (color IN ('auto', 'color', 'monochrome')),
  stage TEXT NOT NULL CHECK (stage IN (
    'waiting', 'opening', 'opened', 'sending', 'sent', 'printed', 'failed', 'unknown')),
  job INTEGER,
  why TEXT NOT NULL DEFAULT '',
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  CHECK (job IS NOT NULL OR stage IN ('waiting', 'opening', 'failed')),
  CHECK (job IS NULL OR stage <> 'waiting')
) STRICT;
CREATE INDEX print_runs_in_stage ON print_runs (stage, no);
"""

SHARED_SHEETS = """
CREATE TABLE print_shares (
  run TEXT NOT NULL REFERENCES print_runs (key),
  "order" TEXT NOT NULL REFERENCES orders (id),
  copy INTEGER NOT NULL CHECK (copy >= 1),
  PRIMARY KEY (run, "order")
) STRICT, WITHOUT ROWID;
CREATE INDEX print_shares_of_order ON print_shares ("order", copy);
"""
