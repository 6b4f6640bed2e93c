"""What is kept of taste: the tables of evidence, and the log of slates, which names nobody."""

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

SLATES = """
CREATE TABLE slates (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  month INTEGER NOT NULL,
  facet TEXT NOT NULL,
  family TEXT NOT NULL,
  offered INTEGER NOT NULL CHECK (offered >= 1),
  explored TEXT NOT NULL,
  propensity REAL NOT NULL CHECK (propensity BETWEEN 0 AND 1),
  chosen TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slates_of_month ON slates (month);
"""
