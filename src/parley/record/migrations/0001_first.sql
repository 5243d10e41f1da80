-- Append-only: what was read, and when it entered the record. ---------------------------------------------------

CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE outlets (id TEXT PRIMARY KEY, name TEXT NOT NULL, recorded_at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY, outlet TEXT NOT NULL, url TEXT, title TEXT, recorded_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE versions (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents(id),
  title TEXT, text TEXT NOT NULL, raw_sha256 TEXT NOT NULL, recorded_at TEXT NOT NULL
);
CREATE INDEX versions_document ON versions(document);
CREATE INDEX versions_raw ON versions(raw_sha256);

-- What a reader made of a version's particulars (date, title, byline); the last one is current.
CREATE TABLE version_readings (
  seq INTEGER PRIMARY KEY, version TEXT NOT NULL REFERENCES versions(id), fingerprint TEXT NOT NULL,
  body TEXT NOT NULL, recorded_at TEXT NOT NULL, UNIQUE (version, fingerprint)
);

CREATE TABLE extractions (
  seq INTEGER PRIMARY KEY, version TEXT NOT NULL REFERENCES versions(id), extractor TEXT NOT NULL,
  extractor_version TEXT NOT NULL, engine TEXT NOT NULL, recorded_at TEXT NOT NULL
);
CREATE INDEX extractions_version ON extractions(version);

CREATE TABLE reports (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents(id),
  version TEXT NOT NULL REFERENCES versions(id), extractor TEXT NOT NULL, anchor_start INTEGER NOT NULL,
  anchor_end INTEGER NOT NULL, ordinal INTEGER NOT NULL, recorded_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX reports_document ON reports(document);
CREATE INDEX reports_version ON reports(version);

-- A reading without a body retires its report: the extractor no longer finds it.
CREATE TABLE readings (
  seq INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), body TEXT,
  extractor_version TEXT NOT NULL, recorded_at TEXT NOT NULL
);
CREATE INDEX readings_report ON readings(report);

CREATE TABLE links (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT,
  document TEXT NOT NULL REFERENCES documents(id), version TEXT NOT NULL REFERENCES versions(id),
  body TEXT NOT NULL, recorded_from TEXT NOT NULL, recorded_to TEXT
);
CREATE INDEX links_id ON links(id);
CREATE INDEX links_document ON links(document);

CREATE TABLE judgements (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, target TEXT NOT NULL,
  target_kind TEXT NOT NULL, document TEXT, other TEXT, other_document TEXT, author TEXT NOT NULL,
  at TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX judgements_target ON judgements(target);
CREATE INDEX judgements_document ON judgements(document);
CREATE INDEX judgements_other ON judgements(other_document);

CREATE TABLE tombstones (
  seq INTEGER PRIMARY KEY, document TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL,
  at TEXT NOT NULL, restored_at TEXT
);
CREATE INDEX tombstones_document ON tombstones(document);

CREATE TABLE outcomes (
  seq INTEGER PRIMARY KEY, source TEXT NOT NULL, raw_sha256 TEXT, document TEXT, version TEXT,
  status TEXT NOT NULL, code TEXT, message TEXT NOT NULL, hint TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX outcomes_source ON outcomes(source);

-- Derived: an index of what is shown, rebuilt from the tables above at will. --------------------------------------
-- Rows are valid in two times: published_from/_to (by when it was out) and recorded_from/_to (by when we knew).

CREATE TABLE shown_versions (
  seq INTEGER PRIMARY KEY, version TEXT NOT NULL, document TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT,
  published TEXT, published_from TEXT NOT NULL, published_to TEXT, recorded_from TEXT NOT NULL, recorded_to TEXT,
  hidden INTEGER NOT NULL, review TEXT, reading INTEGER NOT NULL, body TEXT,
  published_key TEXT GENERATED ALWAYS AS (coalesce(published, '9999')) VIRTUAL
);
CREATE INDEX shown_versions_version ON shown_versions(version);
CREATE INDEX shown_versions_document ON shown_versions(document);
CREATE INDEX shown_versions_order ON shown_versions(published_key, document);

CREATE TABLE shown_reports (
  seq INTEGER PRIMARY KEY, report TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL,
  version TEXT NOT NULL, outlet TEXT NOT NULL, type TEXT NOT NULL, issue TEXT, start INTEGER NOT NULL,
  published TEXT, about_from TEXT, about_to TEXT, published_from TEXT NOT NULL, published_to TEXT,
  recorded_from TEXT NOT NULL, recorded_to TEXT, hidden INTEGER NOT NULL, review TEXT, reading INTEGER, body TEXT,
  published_key TEXT GENERATED ALWAYS AS (coalesce(published, '9999')) VIRTUAL,
  about_key TEXT GENERATED ALWAYS AS (coalesce(about_from, '9999')) VIRTUAL
);
CREATE INDEX shown_reports_report ON shown_reports(report);
CREATE INDEX shown_reports_document ON shown_reports(document);
CREATE INDEX shown_reports_published ON shown_reports(kind, published_key, document, start, report);
CREATE INDEX shown_reports_about ON shown_reports(kind, about_key, document, start, report);
-- Covers the counting of facets, which goes over every entry of a kind.
CREATE INDEX shown_reports_facets ON shown_reports(
  kind, recorded_to, published_to, hidden, type, issue, outlet, about_key
);

CREATE TABLE actors (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT, sector TEXT
);
CREATE TABLE shown_actors (
  actor INTEGER NOT NULL, entry INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (actor, entry, role)
) WITHOUT ROWID;
CREATE INDEX shown_actors_entry ON shown_actors(entry);

CREATE TABLE places (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT, body TEXT
);
CREATE TABLE shown_places (
  place INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (place, entry)
) WITHOUT ROWID;
CREATE INDEX shown_places_entry ON shown_places(entry);

-- Which reports a judgement applies to now; none for a judgement whose words are gone.
CREATE TABLE judgement_targets (
  judgement TEXT NOT NULL, side TEXT NOT NULL, report TEXT NOT NULL, document TEXT NOT NULL,
  latest INTEGER NOT NULL, PRIMARY KEY (judgement, side, report)
) WITHOUT ROWID;
CREATE INDEX judgement_targets_document ON judgement_targets(document);

CREATE TABLE derived (
  kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE derived_reports (
  report TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX derived_reports_id ON derived_reports(id);
CREATE TABLE redirects (former TEXT PRIMARY KEY, current TEXT NOT NULL) WITHOUT ROWID;

-- Full text. Words are stemmed (shell, shelled, shelling), accents ignored. ---------------------------------------

CREATE VIRTUAL TABLE version_words USING fts5(
  title, text, content='versions', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE report_words USING fts5(
  words, tokenize='porter unicode61 remove_diacritics 2'
);
