"""What is kept of taste: its table, as the database's second migration made it."""

TASTE = """
DROP TABLE sums;
DROP TABLE last_choices;

CREATE TABLE evidence (
  person TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose = 'suggest'),
  consent INTEGER NOT NULL CHECK (consent >= 1)
) STRICT;
CREATE INDEX evidence_at ON evidence (at_ms);

CREATE TABLE shop_evidence (
  facet TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE taste_weights (
  facet TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
"""
