-- A record that was asked for and can't be sealed says so, and what it lacks: a sealed copy whose bytes are gone from the storage. Columns
-- without a default: only the catalogue changes.
ALTER TABLE evidence_files ADD COLUMN stopped_at timestamptz(3), ADD COLUMN lacks text;
ALTER TABLE evidence_files
  ADD CONSTRAINT evidence_files_stopped_whole CHECK (num_nulls(stopped_at, lacks) IN (0, 2)) NOT VALID,
  ADD CONSTRAINT evidence_files_one_end CHECK (num_nonnulls(stopped_at, sealed_at) <= 1) NOT VALID;
ALTER TABLE evidence_files VALIDATE CONSTRAINT evidence_files_stopped_whole;
ALTER TABLE evidence_files VALIDATE CONSTRAINT evidence_files_one_end;

-- Whoever runs the installation sees of every sealed file whether it is there, as of agreements: its hash, and nothing that is in it.
CREATE POLICY examined ON evaluation_copies FOR SELECT USING ((SELECT app.actor()) = 'operator');
CREATE POLICY examined ON agreement_imports FOR SELECT USING ((SELECT app.actor()) = 'operator');
CREATE POLICY examined ON evidence_files FOR SELECT USING ((SELECT app.actor()) = 'operator');
