-- Adds `bench.briefs` finished briefs to the engagements that are there, over two years, with all that the facts of an
-- engagement are counted from: ten thousand of them are Maria's for Ruth, five thousand a year, the rest is spread over the
-- others. For the bench only: as the superuser, with triggers and foreign keys off.
SET session_replication_role = replica;
SET LOCAL jit = off;
CREATE TEMP TABLE place AS
  SELECT row_number() OVER (ORDER BY e.assistant_name <> 'Maria Santos' OR w.slug <> 'adeyemi-ceramics', e.id) - 1 AS n, e.workspace_id,
    e.id AS engagement_id, e.assistant_user_id AS assistant_id, w.created_by_id AS owner_id, a.id AS agreement_id
  FROM engagements e
  JOIN workspaces w ON w.id = e.workspace_id
  JOIN agreements a ON a.workspace_id = e.workspace_id AND a.engagement_id = e.id;
CREATE TEMP TABLE work AS
  SELECT i, p.*, uuidv7(begun - now()) AS id, begun,
    -- counted apart for Maria's, so that what happens to every third brief happens to every third of hers
    CASE WHEN p.n = 0 THEN i / (current_setting('bench.briefs')::int / 10000) ELSE i END AS k
  FROM generate_series(1, current_setting('bench.briefs')::int) i
  CROSS JOIN LATERAL (SELECT now() - interval '730 days' * (1 - i::float / current_setting('bench.briefs')::int) - interval '5 days' AS begun) t
  JOIN place p ON p.n = CASE WHEN i % (current_setting('bench.briefs')::int / 10000) = 0 THEN 0
    ELSE 1 + i % ((SELECT count(*) FROM place) - 1) END;
ANALYZE work;

INSERT INTO briefs (workspace_id, id, engagement_id, agreement_id, title, outcome, instructions, autonomy, budget_minutes, deadline_at,
    deadline_local, deadline_zone, state, state_changed_at, created_by_id, created_at, sent_at, accepted_at, closed_at, version)
  SELECT workspace_id, id, engagement_id, agreement_id, 'Answer the wholesale enquiries, no. ' || i,
    'Nobody has to ask us by e-mail whether an order went out.', 'Keep the wording of the product pages as it is.',
    'decide_and_tell', CASE WHEN k % 7 > 0 THEN 180 END, due, to_char(due AT TIME ZONE 'America/Chicago', 'YYYY-MM-DD"T"HH24:MI'),
    'America/Chicago', CASE WHEN k % 40 = 3 THEN 'declined' WHEN k % 40 = 4 THEN 'cancelled' ELSE 'approved' END::brief_state,
    begun + interval '4 days', owner_id, begun, begun, begun + interval '3 hours', begun + interval '4 days', 5
  FROM (SELECT *, begun + interval '1 day' * (2 + k % 4) AS due FROM work) AS dated ORDER BY i;

-- every fifth was sent back once, half of these since the brief was unclear
INSERT INTO deliveries (workspace_id, id, engagement_id, brief_id, number, note, delivered_by_id, delivered_at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, id, number, 'All rows checked.', assistant_id,
    begun + interval '1 day' * (number + 1)
  FROM work JOIN LATERAL generate_series(1, CASE WHEN k % 5 = 0 THEN 2 ELSE 1 END) number ON true WHERE k % 40 NOT IN (3, 4) ORDER BY i;
CREATE TEMP TABLE looked AS
  SELECT y.*, w.owner_id, w.i, w.k, w.begun, uuidv7(w.begun - now()) AS review_id,
    y.number = 1 AND w.k % 5 = 0 AS is_back
  FROM deliveries y JOIN work w ON w.workspace_id = y.workspace_id AND w.id = y.brief_id;
INSERT INTO reviews (workspace_id, id, engagement_id, brief_id, delivery_id, outcome, note, delivery_hash, reviewed_by_id, reviewed_at)
  SELECT workspace_id, review_id, engagement_id, brief_id, id, CASE WHEN is_back THEN 'revision' ELSE 'approved' END::review_outcome,
    'Thank you.', repeat('b', 64), owner_id, begun + CASE WHEN is_back THEN interval '60 hours' ELSE interval '4 days' END
  FROM looked ORDER BY i;
INSERT INTO unmet_criteria (workspace_id, id, engagement_id, brief_id, review_id, criterion_id, reason, cause)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, brief_id, review_id, gen_random_uuid(), 'The third row is last year’s.',
    CASE WHEN k % 2 = 0 THEN 'brief' ELSE 'delivery' END::unmet_cause
  FROM looked WHERE is_back ORDER BY i;

-- every third was asked about, every ninth stood still for it; every tenth has a change of its deadline behind it
CREATE TEMP TABLE asked AS SELECT *, uuidv7(begun - now()) AS question_id FROM work WHERE k % 3 = 0;
INSERT INTO clarifications (workspace_id, id, engagement_id, brief_id, question, is_blocking, asked_by_id, asked_at, answered_at)
  SELECT workspace_id, question_id, engagement_id, id, 'Do discontinued glazes stay on the list?', k % 9 = 0, assistant_id,
    begun + interval '1 hour', begun + interval '1 hour' * (2 + k % 30)
  FROM asked ORDER BY i;
INSERT INTO brief_pauses (workspace_id, id, engagement_id, brief_id, clarification_id, paused_at, was_deadline_at, was_deadline_local,
    resumed_at, deadline_at, deadline_local)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, id, question_id, begun + interval '1 hour', begun + interval '2 days', '',
    begun + interval '3 hours', begun + interval '50 hours', '' FROM asked WHERE k % 9 = 0 ORDER BY i;
CREATE TEMP TABLE changed AS SELECT *, uuidv7(begun - now()) AS request_id FROM work WHERE k % 10 = 0;
INSERT INTO change_requests (workspace_id, id, engagement_id, brief_id, raised_by, raised_by_id, raised_at, reason, kinds, deadline_at,
    deadline_local, deadline_zone, answered_at)
  SELECT workspace_id, request_id, engagement_id, id, 'assistant', assistant_id, begun + interval '1 day', 'There is more than we thought.',
    '{deadline}', begun + interval '5 days', '', 'America/Chicago', begun + interval '26 hours' FROM changed ORDER BY i;
INSERT INTO change_answers (workspace_id, id, engagement_id, request_id, outcome, note, answered_by_id, answered_at, was_deadline_at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, request_id, 'accepted', '', owner_id, begun + interval '26 hours',
    begun + interval '4 days' FROM changed ORDER BY i;

-- half of them are talked about, with a question in what is said
CREATE TEMP TABLE talk AS SELECT *, uuidv7(begun - now()) AS thread_id FROM work WHERE k % 2 = 0;
INSERT INTO threads (workspace_id, id, engagement_id, subject, subject_id, created_at, last_message_at)
  SELECT workspace_id, thread_id, engagement_id, 'brief', id, begun, begun + interval '1 day' FROM talk ORDER BY i;
INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key, created_at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, thread_id, CASE m % 2 WHEN 0 THEN owner_id ELSE assistant_id END,
    (ARRAY['Does the shelf behind the kiln count too?', 'It does, I have added it. Is Monday a holiday there?', 'It is.'])[m + 1],
    gen_random_uuid(), begun + interval '1 hour' * (3 + m * (1 + k % 20))
  FROM talk CROSS JOIN generate_series(0, 2) m ORDER BY i, m;

-- Ruth and Maria also keep time and pay by the brief
INSERT INTO timesheets (workspace_id, id, engagement_id, week_starts_on, state, state_changed_at)
  SELECT workspace_id, uuidv7(), engagement_id, monday::date, 'approved', monday + interval '7 days'
  FROM place CROSS JOIN generate_series(date_trunc('week', now()) - interval '105 weeks', now(), interval '1 week') monday WHERE n = 0;
INSERT INTO time_entries (workspace_id, id, engagement_id, timesheet_id, kind, work_day, started_at, ended_at, zone, note, entered_by_id, entered_at)
  SELECT s.workspace_id, uuidv7(), s.engagement_id, s.id, 'timer', s.week_starts_on + d, at, at + interval '95 minutes', 'Asia/Manila', 'Enquiries',
    p.assistant_id, at + interval '2 hours'
  FROM timesheets s JOIN place p ON p.n = 0 AND p.engagement_id = s.engagement_id CROSS JOIN generate_series(0, 4) d
  CROSS JOIN generate_series(0, 3) h CROSS JOIN LATERAL (SELECT s.week_starts_on + d + interval '1 hour' * (8 + 2 * h) AS at) t;
CREATE TEMP TABLE owed AS SELECT *, uuidv7(begun - now()) AS owed_id, uuidv7(begun - now()) AS transaction_id, uuidv7(begun - now()) AS payment_id
  FROM work WHERE n = 0 AND k % 40 NOT IN (3, 4);
INSERT INTO owed_items (workspace_id, id, engagement_id, agreement_id, kind, source_key, brief_id, from_day, until_day, currency, full_minor,
    amount_minor, note, approved_by_id, approved_at, due_on)
  SELECT workspace_id, owed_id, engagement_id, agreement_id, 'brief', 'brief:' || id, id, begun::date, begun::date, 'USD', 4200, 4200, '', owner_id,
    begun + interval '4 days', (begun + interval '9 days')::date FROM owed ORDER BY i;
CREATE TEMP TABLE account AS SELECT workspace_id, engagement_id, uuidv7() AS id, kind FROM place CROSS JOIN (VALUES ('cost'), ('owed')) AS k (kind) WHERE n = 0;
INSERT INTO ledger_accounts (workspace_id, id, engagement_id, kind, currency)
  SELECT workspace_id, id, engagement_id, kind::ledger_account_kind, 'USD' FROM account;
INSERT INTO ledger_transactions (workspace_id, id, engagement_id, source_key, owed_id, at)
  SELECT workspace_id, transaction_id, engagement_id, 'owed:' || owed_id, owed_id, begun + interval '4 days' FROM owed ORDER BY i;
INSERT INTO ledger_entries (workspace_id, id, engagement_id, transaction_id, account_id, currency, amount_minor)
  SELECT o.workspace_id, uuidv7(o.begun - now()), o.engagement_id, o.transaction_id, a.id, 'USD', CASE a.kind WHEN 'cost' THEN 4200 ELSE -4200 END
  FROM owed o CROSS JOIN account a ORDER BY i;
INSERT INTO payments (workspace_id, id, engagement_id, rail, method, currency, amount_minor, sent_currency, sent_minor, fee_currency, fee_minor,
    sent_on, reference, note, recorded_by_id, recorded_at, state, state_changed_at)
  SELECT workspace_id, payment_id, engagement_id, 'external', 'wise', 'USD', 4200, 'USD', 4200, 'USD', 0, (begun + interval '8 days')::date, '', '', owner_id,
    begun + interval '9 days', 'confirmed', begun + interval '9 days' FROM owed WHERE begun < now() - interval '9 days' ORDER BY i;
INSERT INTO payment_lines (workspace_id, id, engagement_id, payment_id, owed_id, currency, amount_minor)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, payment_id, owed_id, 'USD', 4200 FROM owed WHERE begun < now() - interval '9 days' ORDER BY i;
RESET session_replication_role;
-- what the triggers would have kept beside it
SELECT app.tally_all();
