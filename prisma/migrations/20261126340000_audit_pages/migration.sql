-- The owner's page over the log walks it newest first, whole, of one person, or about one kind of thing: each is a walk
-- along an index. The first takes the place of the one by time alone, which couldn't tell two entries of one moment apart.
CREATE INDEX audit_events_newest_idx ON audit_events (workspace_id, at DESC, id DESC);
DROP INDEX audit_events_workspace_id_at_idx;
CREATE INDEX audit_events_of_person_idx ON audit_events (workspace_id, actor_user_id, at DESC, id DESC);
CREATE INDEX audit_events_about_idx ON audit_events (workspace_id, subject_kind, at DESC, id DESC);
