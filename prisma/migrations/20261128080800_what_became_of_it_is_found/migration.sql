-- What became of a brief is found with it, as what was asked about it is: deliveries and the answers to them, risks, wishes for
-- other terms, and why it ended; and what of the brief itself was left out, what is asked about first and looked at on the way.
CREATE OR REPLACE FUNCTION app.text_of_brief(p_workspace uuid, p_brief uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(E'\n', b.title, b.outcome, b.instructions,
    (SELECT string_agg(g.text, E'\n' ORDER BY g.position) FROM brief_givens g
      WHERE g.workspace_id = b.workspace_id AND g.brief_id = b.id AND g.retired_in_id IS NULL),
    (SELECT string_agg(d.title, E'\n' ORDER BY d.position) FROM deliverables d
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL),
    (SELECT string_agg(c.text, E'\n' ORDER BY c.position) FROM acceptance_criteria c
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id AND c.retired_in_id IS NULL),
    (SELECT string_agg(f.text, E'\n' ORDER BY f.position) FROM brief_asks_first f
      WHERE f.workspace_id = b.workspace_id AND f.brief_id = b.id),
    (SELECT string_agg(n.about, E'\n' ORDER BY n.position) FROM brief_check_ins n
      WHERE n.workspace_id = b.workspace_id AND n.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', q.question, a.answer), E'\n' ORDER BY q.asked_at, q.id) FROM clarifications q
      LEFT JOIN clarification_answers a ON a.workspace_id = q.workspace_id AND a.clarification_id = q.id
      WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id),
    (SELECT string_agg(r.reason, E'\n' ORDER BY r.raised_at, r.id) FROM risk_reports r
      WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', c.reason, a.note), E'\n' ORDER BY c.raised_at, c.id) FROM change_requests c
      LEFT JOIN change_answers a
        ON a.workspace_id = c.workspace_id AND a.engagement_id = c.engagement_id AND a.request_id = c.id
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', d.note,
        (SELECT string_agg(concat_ws(E'\n', i.note, i.link), E'\n' ORDER BY i.id) FROM delivery_items i
          WHERE i.workspace_id = d.workspace_id AND i.delivery_id = d.id),
        (SELECT string_agg(m.note, E'\n' ORDER BY m.id) FROM delivered_criteria m
          WHERE m.workspace_id = d.workspace_id AND m.brief_id = d.brief_id AND m.delivery_id = d.id),
        v.note,
        (SELECT string_agg(u.reason, E'\n' ORDER BY u.id) FROM unmet_criteria u
          WHERE u.workspace_id = v.workspace_id AND u.review_id = v.id)), E'\n' ORDER BY d.number)
      FROM deliveries d
      LEFT JOIN reviews v ON v.workspace_id = d.workspace_id AND v.brief_id = d.brief_id AND v.delivery_id = d.id
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id),
    (SELECT concat_ws(E'\n', e.reason, e.owed) FROM brief_endings e
      WHERE e.workspace_id = b.workspace_id AND e.engagement_id = b.engagement_id AND e.brief_id = b.id))
  FROM briefs b WHERE b.workspace_id = p_workspace AND b.id = p_brief
$$;

-- A delivery, an answer to it and an end move their brief, and are entered with it. These don't.
CREATE FUNCTION app.enter_brief_of_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid := (to_jsonb(NEW) ->> 'brief_id')::uuid;
  before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF its IS NULL THEN
    SELECT c.brief_id INTO its FROM change_requests c
      WHERE c.workspace_id = NEW.workspace_id AND c.id = (to_jsonb(NEW) ->> 'request_id')::uuid;
  END IF;
  PERFORM app.enter_search(b.workspace_id, b.id, 'brief', b.engagement_id, b.state = 'draft', b.created_at,
                           app.text_of_brief(b.workspace_id, b.id))
    FROM briefs b WHERE b.workspace_id = NEW.workspace_id AND b.id = its;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER risk_reports_found AFTER INSERT ON risk_reports FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_part();
CREATE TRIGGER change_requests_found AFTER INSERT ON change_requests FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_part();
CREATE TRIGGER change_answers_found AFTER INSERT ON change_answers FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_part();
GRANT EXECUTE ON FUNCTION app.enter_brief_of_part() TO handover_app;

-- Those of before, as 20261126120400 does it for questions (docs/operate.md, "Upgrades").
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'brief_givens', 'deliverables', 'acceptance_criteria', 'brief_asks_first', 'brief_check_ins',
                       'clarifications', 'clarification_answers', 'risk_reports', 'change_requests', 'change_answers',
                       'deliveries', 'delivery_items', 'delivered_criteria', 'reviews', 'unmet_criteria', 'brief_endings',
                       'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_search(b.workspace_id, b.id, 'brief', b.engagement_id, b.state = 'draft', b.created_at,
                           app.text_of_brief(b.workspace_id, b.id))
    FROM briefs b;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
