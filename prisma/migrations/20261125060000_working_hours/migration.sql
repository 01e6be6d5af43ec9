-- When people and businesses work, and whose holidays they keep. All of it may be unsaid. Columns with a constant default
-- or none change no row; the checks read users, workspaces and briefs once, under a lock of milliseconds.
ALTER TABLE users
  ADD COLUMN work_days smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN works_from smallint,
  ADD COLUMN works_until smallint,
  ADD COLUMN holiday_place text,
  ADD CONSTRAINT users_work_days CHECK (work_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  ADD CONSTRAINT users_works CHECK (
    (cardinality(work_days) = 0) = (works_from IS NULL) AND (works_from IS NULL) = (works_until IS NULL)
    AND works_from BETWEEN 0 AND 1439 AND works_until BETWEEN 0 AND 1439 AND works_from <> works_until),
  ADD CONSTRAINT users_holiday_place CHECK (holiday_place ~ '^[A-Z]{2}(-[A-Za-z0-9]{1,8})?$');

ALTER TABLE workspaces
  ADD COLUMN work_days smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN works_from smallint,
  ADD COLUMN works_until smallint,
  ADD COLUMN holiday_place text,
  ADD CONSTRAINT workspaces_work_days CHECK (work_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  ADD CONSTRAINT workspaces_works CHECK (
    (cardinality(work_days) = 0) = (works_from IS NULL) AND (works_from IS NULL) = (works_until IS NULL)
    AND works_from BETWEEN 0 AND 1439 AND works_until BETWEEN 0 AND 1439 AND works_from <> works_until),
  ADD CONSTRAINT workspaces_holiday_place CHECK (holiday_place ~ '^[A-Z]{2}(-[A-Za-z0-9]{1,8})?$');

-- What the clarity check found in a draft and its owner's side calls clear enough, by the finding's key.
ALTER TABLE briefs
  ADD COLUMN clear_enough text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT briefs_clear_enough CHECK (cardinality(clear_enough) <= 200);
