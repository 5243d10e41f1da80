-- What the app's views count without reading the entries; the index is made anew when the record is opened. --------

-- Of its own time; NULL where an entry has none and is placed by its publication.
ALTER TABLE shown_reports ADD COLUMN precision TEXT;
ALTER TABLE shown_reports ADD COLUMN lane TEXT;
ALTER TABLE shown_reports ADD COLUMN polarity TEXT;
ALTER TABLE shown_reports ADD COLUMN score REAL;
ALTER TABLE shown_reports ADD COLUMN doubt REAL;
-- Covers everything that is counted over the whole record.
DROP INDEX shown_reports_facets;
CREATE INDEX shown_reports_counts ON shown_reports(
  recorded_to, published_to, hidden, kind, lane, precision, about_from, about_to, published, type, issue, outlet
);
-- What nobody has judged.
CREATE INDEX shown_reports_open ON shown_reports(
  review, kind, recorded_to, published_to, hidden, doubt, report
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
CREATE INDEX derived_place ON derived(json_extract(body, '$.proposition.place'));
-- Claims that fell or were upheld, then those that were only denied.
CREATE INDEX derived_fallen ON derived(
  kind,
  CASE
    WHEN instr(body, '"act":"withdrawn"') OR instr(body, '"act":"disowned"') OR instr(body, '"act":"corrected"')
      OR instr(body, '"act":"superseded"') OR instr(body, '"act":"upheld"') THEN 2
    WHEN instr(body, '"act":"denied"') THEN 1 ELSE 0 END,
  json_extract(body, '$.history[#-1].at') DESC
);
