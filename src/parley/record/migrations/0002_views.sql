-- What the app's views count without reading the entries; the index is made anew when the record is opened. --------

-- Of its own time; NULL where an entry has none and is placed by its publication.
ALTER TABLE shown_reports ADD COLUMN precision TEXT;
ALTER TABLE shown_reports ADD COLUMN lane TEXT;
ALTER TABLE shown_reports ADD COLUMN polarity TEXT;
ALTER TABLE shown_reports ADD COLUMN score REAL;
ALTER TABLE shown_reports ADD COLUMN doubt REAL;
CREATE INDEX shown_reports_lanes ON shown_reports(
  recorded_to, published_to, hidden, lane, kind, precision, about_key, published_key
);
CREATE INDEX shown_reports_open ON shown_reports(
  kind, recorded_to, published_to, hidden, review, doubt, report
);

CREATE INDEX links_source ON links(source);
CREATE INDEX links_target ON links(target);

-- Claims in the orders in which they are listed: those whose standing changed first, and by the last act on them.
CREATE INDEX derived_position ON derived(kind, position);
CREATE INDEX derived_changed ON derived(
  kind,
  CASE json_extract(body, '$.standing')
    WHEN 'withdrawn' THEN 0 WHEN 'corrected' THEN 0 WHEN 'superseded' THEN 1 WHEN 'disputed' THEN 1
    WHEN 'corroborated' THEN 2 ELSE 3 END,
  json_extract(body, '$.history[#-1].at') DESC,
  id
);
CREATE INDEX derived_newest ON derived(kind, json_extract(body, '$.history[#-1].at') DESC, id);
CREATE INDEX derived_place ON derived(kind, json_extract(body, '$.proposition.place'));
