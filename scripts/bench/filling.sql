-- Fills a migrated, empty database with `bench.briefs` briefs. For the bench only: as the superuser, with triggers and
-- foreign keys off, since a hundred thousand briefs through the product's own actions would take an hour.
--
-- Ten businesses. The first, Ruth's, holds half of all briefs; Maria works for it and for the second. However many
-- briefs there are, what is open for these two stays the same: only the past grows. Elsewhere one brief in fifty is open.
-- Beside them, always the same: twenty businesses whose one assistant, Nadia, has 5,000 open briefs, and one business with
-- 300 assistants.
SET session_replication_role = replica;
SET LOCAL jit = off;

-- People -----------------------------------------------------------------------------------------
CREATE TEMP TABLE person (n int PRIMARY KEY, id uuid, email text, name text, zone text);
INSERT INTO person VALUES
  (1, uuidv7(), 'ruth@adeyemi-ceramics.example', 'Ruth Adeyemi', 'America/Chicago'),
  (101, uuidv7(), 'maria.santos@inbox.example', 'Maria Santos', 'Asia/Manila'),
  (102, uuidv7(), 'dewi.lestari@inbox.example', 'Dewi Lestari', 'Asia/Jakarta'),
  (103, uuidv7(), 'oluchi.okafor@inbox.example', 'Oluchi Okafor', 'Africa/Lagos'),
  (200, uuidv7(), 'nadia.rahman@inbox.example', 'Nadia Rahman', 'Asia/Dhaka');
INSERT INTO person SELECT n, uuidv7(), format('owner-%s@business-%s.example', n, n), format('Owner %s', n), 'Europe/London'
  FROM generate_series(2, 31) n;
INSERT INTO person SELECT n, uuidv7(), format('assistant-%s@inbox.example', n), format('Assistant %s', n), 'Asia/Manila'
  FROM generate_series(104, 130) n
  UNION ALL SELECT n, uuidv7(), format('assistant-%s@inbox.example', n), format('Assistant %s', n), 'Africa/Nairobi'
  FROM generate_series(1001, 1300) n;
INSERT INTO users (id, email, name, time_zone, email_verified_at, introduced_at)
  SELECT id, email, name, zone, now() - interval '800 days', now() - interval '800 days' FROM person;

CREATE TEMP TABLE business AS SELECT n, uuidv7() AS id, p.id AS owner_id FROM generate_series(1, 31) n JOIN person p USING (n);
INSERT INTO workspaces (id, slug, name, time_zone, currency, created_by_id, created_at)
  SELECT id, CASE n WHEN 1 THEN 'adeyemi-ceramics' ELSE format('business-%s', n) END,
         CASE n WHEN 1 THEN 'Adeyemi Ceramics' ELSE format('Business %s', n) END,
         CASE n WHEN 1 THEN 'America/Chicago' ELSE 'Europe/London' END, 'USD', owner_id, now() - interval '800 days'
  FROM business;

-- Three assistants a business; the second one's first is Maria. Then Nadia's twenty, and the one with 300.
CREATE TEMP TABLE engaged AS
  SELECT b.n AS business, k, b.id AS workspace_id, b.owner_id, uuidv7() AS id, uuidv7() AS agreement_id, p.id AS assistant_id, p.name
  FROM business b
  CROSS JOIN LATERAL generate_series(0, CASE WHEN b.n <= 10 THEN 2 WHEN b.n <= 30 THEN 0 ELSE 299 END) k
  JOIN person p ON p.n = CASE WHEN b.n = 31 THEN 1001 + k WHEN b.n > 10 THEN 200 WHEN b.n = 2 AND k = 0 THEN 101
    ELSE 101 + (b.n - 1) * 3 + k END;
INSERT INTO memberships (workspace_id, id, user_id, role)
  SELECT id, uuidv7(), owner_id, 'owner'::role FROM business
  UNION ALL SELECT workspace_id, uuidv7(), assistant_id, 'assistant' FROM engaged;
INSERT INTO engagements (workspace_id, id, assistant_user_id, assistant_name, state, created_at, joined_at)
  SELECT workspace_id, id, assistant_id, name, 'active', now() - interval '790 days', now() - interval '789 days' FROM engaged;

INSERT INTO agreements (workspace_id, id, engagement_id, title, template_key, state, in_force_at, created_by_id)
  SELECT workspace_id, agreement_id, id, 'Services agreement', 'hourly', 'in_force', now() - interval '788 days', owner_id FROM engaged;
CREATE TEMP TABLE agreed AS SELECT *, uuidv7() AS version_id FROM engaged;
INSERT INTO agreement_versions (workspace_id, id, engagement_id, agreement_id, number, pay_type, rate_minor, currency, pay_schedule,
    evaluation_cadence_months, response_time_hours, notice_days, starts_on, proposed_at, document_hash, canonical_json, created_by_id)
  SELECT workspace_id, version_id, id, agreement_id, 1, 'hourly', 1400, 'USD', 'fortnightly', 6, 24, 30,
         (now() - interval '788 days')::date, now() - interval '789 days', repeat('a', 64), '{}', owner_id FROM agreed;
INSERT INTO agreement_signatures (workspace_id, id, engagement_id, agreement_id, version_id, party, user_id, signed_name,
    verified_email, consent_text, consent_version, document_hash, authenticated_at, auth_method, signed_at)
  SELECT workspace_id, uuidv7(), id, agreement_id, version_id, party::party, CASE party WHEN 'owner' THEN owner_id ELSE assistant_id END,
         name, 'signed@inbox.example', 'I agree to sign electronically.', '1', repeat('a', 64), now() - interval '788 days', 'email_link',
         now() - interval '788 days'
  FROM agreed CROSS JOIN (VALUES ('owner'), ('assistant')) AS parties (party);

-- Briefs, oldest first, as they would have been written down ---------------------------------------
CREATE TEMP TABLE work AS
  WITH numbered AS (
    SELECT i, CASE WHEN i % 2 = 0 THEN 1 ELSE 2 + (i / 2) % 9 END AS business,
           CASE WHEN i % 2 = 0 THEN (i / 2) % 3 ELSE (i / 18) % 3 END AS k,
           now() - interval '730 days' * (1 - i::float / current_setting('bench.briefs')::int) AS begun
    FROM generate_series(1, current_setting('bench.briefs')::int) i),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY business, k ORDER BY i DESC) AS from_end FROM numbered),
  staged AS (
    -- of Ruth's and Maria's, every third of the latest is still open: 16 an assistant here, 8 there
    SELECT *, CASE
      WHEN business = 1 THEN from_end % 3 = 0 AND from_end <= 48
      WHEN business = 2 AND k = 0 THEN from_end % 2 = 0 AND from_end <= 16
      ELSE from_end % 50 = 7 END AS is_open, from_end / (CASE business WHEN 1 THEN 3 ELSE 2 END) AS turn FROM ranked
    UNION ALL SELECT current_setting('bench.briefs')::int + (b - 11) * 250 + t, b, 0, now() - interval '10 days', t, true, t
    FROM generate_series(11, 30) b CROSS JOIN generate_series(1, 250) t
    UNION ALL SELECT current_setting('bench.briefs')::int + 5000 + k * 2 + t, 31, k, now() - interval '10 days', t, true,
      (k * 2 + t) % 120 FROM generate_series(0, 299) k CROSS JOIN generate_series(1, 2) t)
  SELECT i, uuidv7(begun - now()) AS id, e.workspace_id, e.id AS engagement_id, e.agreement_id, e.owner_id, e.assistant_id, is_open, turn,
         business, begun,
         CASE WHEN is_open THEN (ARRAY['sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision', 'in_progress', 'in_progress'])[1 + turn % 8]
              WHEN i % 40 = 3 THEN 'declined' WHEN i % 40 = 4 THEN 'cancelled' ELSE 'approved' END::brief_state AS state,
         CASE WHEN is_open THEN date_trunc('hour', now()) + interval '9 hours' * (turn - 1) ELSE begun + interval '5 days' END AS due
  FROM staged s JOIN engaged e USING (business, k) ORDER BY i;
CREATE INDEX ON work (i);
ANALYZE work;

INSERT INTO briefs (workspace_id, id, engagement_id, agreement_id, title, outcome, instructions, autonomy, budget_minutes, deadline_at,
    deadline_local, deadline_zone, state, state_changed_at, created_by_id, created_at, sent_at, accepted_at, closed_at, version)
  SELECT workspace_id, id, engagement_id, agreement_id,
    (ARRAY['Photograph the glaze tests', 'Answer the wholesale enquiries', 'List the spring mugs in the shop', 'Reconcile the October invoices',
           'Book the kiln repair', 'Write the studio newsletter', 'Update the stockist map', 'Compare couriers for breakables'])[1 + i % 8] || ', no. ' || i,
    'Anyone can tell from the shop what is in stock, and nobody has to ask us by e-mail whether an order went out.',
    E'Start from last month’s list. Keep the wording of the product pages as it is unless a fact has changed.\n\n- Use the shared folder for pictures\n- Leave prices alone\n- Write down what you weren’t sure about',
    'decide_and_tell', 180, due, to_char(due AT TIME ZONE 'America/Chicago', 'YYYY-MM-DD"T"HH24:MI'), 'America/Chicago', state,
    CASE WHEN is_open THEN now() - interval '1 hour' * turn ELSE begun + interval '4 days' END, owner_id, begun, begun,
    CASE WHEN state NOT IN ('sent', 'clarifying', 'declined') THEN begun + interval '3 hours' END,
    CASE WHEN NOT is_open THEN begun + interval '4 days' END, 5
  FROM work ORDER BY i;
INSERT INTO brief_givens (workspace_id, id, engagement_id, brief_id, position, text)
  SELECT workspace_id, uuidv7(), engagement_id, id, p, (ARRAY['Our shop’s currency is US dollars.', 'Breakages are always replaced, never refunded.'])[p + 1]
  FROM work CROSS JOIN generate_series(0, 1) p ORDER BY i, p;
CREATE TEMP TABLE part AS SELECT i, p, workspace_id, engagement_id, id AS brief_id, uuidv7(begun - now()) AS id FROM work CROSS JOIN generate_series(0, 1) p;
INSERT INTO deliverables (workspace_id, id, engagement_id, brief_id, position, title)
  SELECT workspace_id, id, engagement_id, brief_id, p, (ARRAY['The list, complete', 'A note of what changed'])[p + 1] FROM part ORDER BY i, p;
INSERT INTO acceptance_criteria (workspace_id, id, engagement_id, brief_id, deliverable_id, position, text)
  SELECT workspace_id, uuidv7(), engagement_id, brief_id, id, c, (ARRAY['Every row has a picture.', 'No item is listed twice.'])[c + 1]
  FROM part CROSS JOIN generate_series(0, 1) c ORDER BY i, p, c;

-- What happened to them ---------------------------------------------------------------------------
CREATE TEMP TABLE asked AS SELECT *, uuidv7(begun - now()) AS question_id FROM work WHERE state = 'clarifying' OR (NOT is_open AND i % 3 = 0);
INSERT INTO clarifications (workspace_id, id, engagement_id, brief_id, question, is_blocking, asked_by_id, asked_at, answered_at)
  SELECT workspace_id, question_id, engagement_id, id, 'Do discontinued glazes stay on the list?', true, assistant_id,
         CASE WHEN is_open THEN now() - interval '2 hours' ELSE begun + interval '1 hour' END, CASE WHEN NOT is_open THEN begun + interval '2 hours' END
  FROM asked ORDER BY i;
INSERT INTO clarification_answers (workspace_id, id, engagement_id, clarification_id, answer, answered_by_id, answered_at)
  SELECT workspace_id, uuidv7(), engagement_id, question_id, 'Yes, marked as the last of their kind.', owner_id, begun + interval '2 hours'
  FROM asked WHERE NOT is_open ORDER BY i;
INSERT INTO risk_reports (workspace_id, id, engagement_id, brief_id, reason, raised_by_id, raised_at, resolved_at)
  SELECT workspace_id, uuidv7(), engagement_id, id, 'The courier’s site has been down since this morning.', assistant_id, begun + interval '1 day',
         CASE WHEN NOT is_open THEN begun + interval '2 days' END
  FROM work WHERE (is_open AND state = 'in_progress' AND turn % 8 = 3) OR (NOT is_open AND i % 25 = 0) ORDER BY i;

-- one open brief in sixteen waits for an answer about other terms, from one side or the other
INSERT INTO change_requests (workspace_id, id, engagement_id, brief_id, raised_by, raised_by_id, raised_at, reason, kinds, budget_minutes, answered_at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, id, party::party, CASE party WHEN 'assistant' THEN assistant_id ELSE owner_id END,
         begun + interval '1 day', 'There are twice as many rows as we thought.', '{budget}', 360, CASE WHEN NOT is_open THEN begun + interval '2 days' END
  FROM (SELECT *, CASE i / 2 % 2 WHEN 0 THEN 'assistant' ELSE 'owner' END AS party FROM work) AS asking
  WHERE (is_open AND state = 'in_progress' AND turn % 16 = 3) OR (state = 'approved' AND i % 10 IN (0, 5)) ORDER BY i;

CREATE TEMP TABLE handed_in AS
  SELECT *, uuidv7(begun - now()) AS delivery_id, uuidv7(begun - now()) AS review_id FROM work WHERE state IN ('approved', 'delivered', 'revision');
INSERT INTO deliveries (workspace_id, id, engagement_id, brief_id, number, note, delivered_by_id, delivered_at)
  SELECT workspace_id, delivery_id, engagement_id, id, 1, 'All rows checked against the shelf; two had moved.', assistant_id,
         CASE WHEN is_open THEN now() - interval '1 hour' * turn ELSE begun + interval '3 days' END FROM handed_in ORDER BY i;
INSERT INTO delivery_items (workspace_id, id, engagement_id, brief_id, delivery_id, deliverable_id, note, link)
  SELECT h.workspace_id, uuidv7(), h.engagement_id, h.id, delivery_id, part.id, 'In the shared folder, newest on top.', 'https://files.example/' || h.i
  FROM handed_in h JOIN part ON part.i = h.i ORDER BY h.i, p;
INSERT INTO reviews (workspace_id, id, engagement_id, brief_id, delivery_id, outcome, note, delivery_hash, reviewed_by_id, reviewed_at)
  SELECT workspace_id, review_id, engagement_id, id, delivery_id, CASE state WHEN 'approved' THEN 'approved' ELSE 'revision' END::review_outcome,
         'Thank you, clear as always.', repeat('b', 64), owner_id, CASE WHEN is_open THEN now() - interval '1 hour' ELSE begun + interval '4 days' END
  FROM handed_in WHERE state <> 'delivered' ORDER BY i;
INSERT INTO unmet_criteria (workspace_id, id, engagement_id, brief_id, review_id, criterion_id, reason)
  SELECT h.workspace_id, uuidv7(), h.engagement_id, h.id, review_id, c.id, 'The third row still has last year’s picture.'
  FROM handed_in h JOIN acceptance_criteria c ON c.workspace_id = h.workspace_id AND c.brief_id = h.id AND c.position = 0
  WHERE h.state = 'revision';

INSERT INTO brief_endings (workspace_id, id, engagement_id, brief_id, kind, reason, owed, ended_by_id, ended_at)
  SELECT workspace_id, uuidv7(), engagement_id, id, state::text::ending_kind, 'The kiln is out of order until spring.',
         CASE state WHEN 'cancelled' THEN 'The hours worked until now are owed.' END,
         CASE state WHEN 'declined' THEN assistant_id ELSE owner_id END, begun + interval '4 days'
  FROM work WHERE state IN ('declined', 'cancelled') ORDER BY i;

CREATE TEMP TABLE talk AS SELECT *, uuidv7(begun - now()) AS thread_id, CASE WHEN is_open THEN now() - interval '1 hour' * turn ELSE begun + interval '1 day' END AS said
  FROM work WHERE is_open OR i % 2 = 0;
INSERT INTO threads (workspace_id, id, engagement_id, subject, subject_id, created_at, last_message_at)
  SELECT workspace_id, thread_id, engagement_id, 'brief', id, begun, said FROM talk ORDER BY i;
INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key, created_at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, thread_id, CASE m % 2 WHEN 0 THEN owner_id ELSE assistant_id END,
         (ARRAY['The shelf behind the kiln counts too.', 'Understood, I have added it.', 'Good. Monday is a holiday here.'])[m + 1],
         gen_random_uuid(), said - interval '1 hour' * (2 - m)
  FROM talk CROSS JOIN generate_series(0, 2) m ORDER BY i, m;
-- every fourth open conversation has something new for the assistant
INSERT INTO thread_reads (workspace_id, id, engagement_id, thread_id, user_id, read_up_to)
  SELECT workspace_id, uuidv7(), engagement_id, thread_id, reader, CASE WHEN is_open AND turn % 4 = 0 THEN said - interval '30 minutes' ELSE said END
  FROM talk CROSS JOIN LATERAL (VALUES (owner_id), (assistant_id)) AS readers (reader) ORDER BY i;

INSERT INTO reminders (workspace_id, id, engagement_id, brief_id, kind, due_at, sent_at, cancelled_at)
  SELECT workspace_id, uuidv7(), engagement_id, id, kind::reminder_kind, due - before, CASE WHEN NOT is_open AND kind = 'deadline_24h' THEN due - before END,
         CASE WHEN NOT is_open AND kind = 'deadline_overdue' THEN due - interval '1 day' END
  FROM work CROSS JOIN (VALUES ('deadline_24h', interval '24 hours'), ('deadline_overdue', interval '0')) AS kinds (kind, before) ORDER BY i;
INSERT INTO audit_events (workspace_id, id, engagement_id, actor_user_id, action, subject_kind, subject_id, data, at)
  SELECT workspace_id, uuidv7(begun - now()), engagement_id, owner_id, action, 'brief', id, '{}', begun
  FROM work CROSS JOIN (VALUES ('brief.sent'), ('brief.accepted'), ('brief.delivered')) AS actions (action) ORDER BY i;
INSERT INTO mails (id, workspace_id, engagement_id, recipient_user_id, to_address, kind, subject_id, subject, html, text, state, created_at, accepted_at, settled_at)
  SELECT uuidv7(begun - now()), workspace_id, engagement_id, assistant_id, 'someone@inbox.example', 'brief.handed_over', id, 'A brief for you',
         repeat('<p>Ruth hands over a brief.</p>', 10), repeat('Ruth hands over a brief. ', 10), 'delivered', begun, begun, begun
  FROM work ORDER BY i;

RESET session_replication_role;

-- What triggers would have kept.
SELECT app.place_all_briefs();
SELECT app.note_all_brief_words();
