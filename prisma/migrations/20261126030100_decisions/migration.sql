-- Decisions: a message that both can point to later. Marking one is a row, and taking the mark back another; what became
-- of it (a given, a change request, an amendment) a third. All tables are new.

CREATE TABLE decisions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  message_id uuid NOT NULL,
  -- the side that marked it, and who did
  party party NOT NULL,
  decided_by_id uuid NOT NULL REFERENCES users (id),
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, engagement_id, id),
  CONSTRAINT decisions_message FOREIGN KEY (workspace_id, engagement_id, thread_id, message_id)
    REFERENCES messages (workspace_id, engagement_id, thread_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX decisions_by_message ON decisions (workspace_id, message_id);
CREATE INDEX decisions_by_engagement ON decisions (workspace_id, engagement_id, decided_at);

CREATE TABLE decision_undoings (
  workspace_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  undone_by_id uuid NOT NULL REFERENCES users (id),
  undone_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, decision_id),
  UNIQUE (workspace_id, engagement_id, decision_id),
  CONSTRAINT decision_undoings_decision FOREIGN KEY (workspace_id, engagement_id, decision_id)
    REFERENCES decisions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE decision_uses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  -- what it became: a given of one of these two, a request for other terms, or an amendment
  playbook_id uuid,
  brief_id uuid,
  change_request_id uuid,
  agreement_id uuid,
  used_by_id uuid NOT NULL REFERENCES users (id),
  used_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT decision_uses_one CHECK (num_nonnulls(playbook_id, brief_id, change_request_id, agreement_id) = 1),
  CONSTRAINT decision_uses_decision FOREIGN KEY (workspace_id, engagement_id, decision_id)
    REFERENCES decisions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT decision_uses_playbook FOREIGN KEY (workspace_id, playbook_id)
    REFERENCES playbooks (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- a draft that is thrown away takes with it that it was made of something
  CONSTRAINT decision_uses_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT decision_uses_agreement FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT decision_uses_change_request FOREIGN KEY (workspace_id, engagement_id, change_request_id)
    REFERENCES change_requests (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX decision_uses_by_decision ON decision_uses (workspace_id, decision_id);
CREATE INDEX decision_uses_by_playbook ON decision_uses (workspace_id, playbook_id) WHERE playbook_id IS NOT NULL;
CREATE INDEX decision_uses_by_brief ON decision_uses (workspace_id, brief_id) WHERE brief_id IS NOT NULL;
CREATE INDEX decision_uses_by_agreement ON decision_uses (workspace_id, agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX decision_uses_by_request ON decision_uses (workspace_id, change_request_id) WHERE change_request_id IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['decisions', 'decision_undoings', 'decision_uses']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['decisions', 'decision_undoings']
  LOOP
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', t || '_append_only', t);
  END LOOP;
END $$;
-- an assistant learns nothing of a draft by what went into it, and of a playbook only from the briefs that come from it
CREATE POLICY shared ON decision_uses USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND playbook_id IS NULL
    AND (brief_id IS NULL OR EXISTS (
      SELECT 1 FROM briefs b WHERE b.workspace_id = decision_uses.workspace_id AND b.id = decision_uses.brief_id))
    AND (agreement_id IS NULL OR EXISTS (
      SELECT 1 FROM agreements a WHERE a.workspace_id = decision_uses.workspace_id AND a.id = decision_uses.agreement_id))));
CREATE TRIGGER decision_uses_kept BEFORE UPDATE ON decision_uses FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- A message is one decision at a time, and a deleted one is none.
CREATE FUNCTION app.one_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_there boolean;
BEGIN
  SELECT m.deleted_at IS NULL INTO is_there FROM messages m
    WHERE m.workspace_id = NEW.workspace_id AND m.id = NEW.message_id FOR UPDATE;
  IF NOT coalesce(is_there, false) THEN
    RAISE EXCEPTION 'a deleted message is no decision' USING ERRCODE = 'check_violation';
  END IF;
  IF app.is_decision(NEW.workspace_id, NEW.message_id) THEN
    RAISE EXCEPTION 'it is a decision already' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION app.is_decision(p_workspace uuid, p_message uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM decisions d WHERE d.workspace_id = p_workspace AND d.message_id = p_message
    AND NOT EXISTS (SELECT 1 FROM decision_undoings u WHERE u.workspace_id = d.workspace_id AND u.decision_id = d.id))
$$;
CREATE TRIGGER decisions_one BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION app.one_decision();

-- The words of a decision stay as long as it is one.
CREATE FUNCTION app.keep_decided_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.is_decision(OLD.workspace_id, OLD.id) THEN
    RAISE EXCEPTION 'the words of a decision stay' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_decided BEFORE UPDATE OF body, deleted_at ON messages
  FOR EACH ROW EXECUTE FUNCTION app.keep_decided_words();

-- Both are news of their conversation.
CREATE FUNCTION app.tell_live_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object('workspaceId', NEW.workspace_id, 'engagementId', NEW.engagement_id,
    'kind', 'message', 'id', NEW.thread_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER decisions_live AFTER INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION app.tell_live_thread();
CREATE TRIGGER decision_undoings_live AFTER INSERT ON decision_undoings FOR EACH ROW EXECUTE FUNCTION app.tell_live_thread();

GRANT EXECUTE ON FUNCTION app.tell_live_thread(), app.one_decision(), app.is_decision(uuid, uuid), app.keep_decided_words() TO handover_app;
