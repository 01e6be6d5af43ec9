-- The files of a brief are frozen with its other parts from the hand-over on (app.freeze_accepted_parts), since
-- 20261125200100 before it is accepted too. A second trigger that says the same for them alone has no more to refuse.
DROP TRIGGER brief_files_kept ON brief_files;
DROP FUNCTION app.keep_handed_over_file();
