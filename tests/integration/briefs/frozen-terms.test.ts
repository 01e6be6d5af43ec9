import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefDocument } from '@/lib/briefs/document.queries';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
} from '@/tests/support/briefs';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenPeople, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

/** What of a brief may change once it is handed over, besides by an accepted request: where it stands. */
const MOVES = ['state', 'state_changed_at', 'closed_at', 'version'];
/** No terms, and guarded by triggers of their own. */
const GUARDED_ELSEWHERE = ['playbook_id', 'playbook_number'];
/** Set once, by the acceptance. */
const SET_ONCE = ['accepted_at'];
/** Tables about a brief that aren't its terms: what happens to it. Each is guarded by rules of its own. */
const EVENTS = [
  // who typed what; gone when it is handed over
  'brief_draft_changes',
  'brief_endings',
  'brief_pauses',
  // what is found and listed by, kept by triggers
  'brief_words',
  'change_request_parts',
  'change_requests',
  'clarifications',
  'delivered_criteria',
  'deliveries',
  'delivery_items',
  'inbox_places',
  'reminders',
  'reviews',
  'risk_reports',
  // which occurrence of a schedule it is
  'schedule_occurrences',
  'unmet_criteria',
  'uploads',
];
/** Also refused because a budget isn’t in what the agreement pays by: that trigger comes first. */
const FROZEN = /frozen|stays on record|pays by/;

describe('the terms of a brief, to raw SQL as the app', () => {
  const database = givenDatabase();
  let app: pg.Client;
  let place: BriefPlace;
  let tomas: Person;
  beforeAll(async () => {
    app = new pg.Client({ connectionString: database().appUrl });
    await app.connect();
    const people = await givenPeople();
    tomas = people.tomas;
    place = await givenRuthAndMaria(people);
  });
  afterAll(async () => {
    await app.end();
  });

  type Step = readonly [sql: string, ...values: unknown[]];

  /** Does it all in one person's transaction, up to the commit. @returns what the database says against it, or null. */
  async function objectionTo(person: Person, ...steps: readonly Step[]): Promise<string | null> {
    await app.query('BEGIN');
    try {
      await app.query('SELECT app.act_as_user($1)', [person.userId]);
      for (const [sql, ...values] of steps) await app.query(sql, values);
      // what is looked at only at the end is looked at now
      await app.query('SET CONSTRAINTS ALL IMMEDIATE');
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await app.query('ROLLBACK');
    }
  }

  async function columns(table: string): Promise<readonly string[]> {
    const { rows } = await app.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND attgenerated = ''`,
      [table],
    );
    return rows.map(({ name }) => name);
  }

  /** Another value than the one in the row, whatever the column holds. */
  async function anotherValue(column: string): Promise<string> {
    const { rows } = await app.query<{ type: string; labels: readonly string[] }>(
      `SELECT format_type(a.atttypid, NULL) AS type, array(
         SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder) AS labels
       FROM pg_attribute a WHERE a.attrelid = 'briefs'::regclass AND a.attname = $1`,
      [column],
    );
    const [{ type = '', labels = [] } = {}] = rows;
    if (labels.length > 1) {
      return `(CASE WHEN ${column}::text = '${labels[0]}' THEN '${labels[1]}' ELSE '${labels[0]}' END)::${type}`;
    }
    if (type === 'uuid') return `'${newId()}'::uuid`;
    if (type.startsWith('timestamp')) return `coalesce(${column}, now()) + interval '1 minute'`;
    if (type === 'date') return `coalesce(${column}, current_date) + 1`;
    if (['integer', 'bigint', 'smallint'].includes(type)) return `coalesce(${column}, 0) + 1`;
    if (type === 'boolean') return `NOT coalesce(${column}, false)`;
    if (type === 'jsonb') return `'{"other": true}'::jsonb`;
    if (type.endsWith('[]')) return `array_append(${column}, 'other')`;
    return `coalesce(${column}, '') || 'X'`;
  }

  const change = (brief: BriefDocument, set: string): Step => [
    `UPDATE briefs SET ${set} WHERE id = $1::uuid`,
    brief.id,
  ];

  it.each([
    ['handed over', givenBriefSent],
    ['accepted', givenBriefAccepted],
    ['delivered', givenBriefDelivered],
  ] as const)(
    'every column of a brief that is %s is frozen but those that say where it stands',
    async (_, given) => {
      const brief = await given(place);
      const changeable: string[] = [];

      for (const column of await columns('briefs')) {
        const objection = await objectionTo(
          place.owner,
          change(brief, `${column} = ${await anotherValue(column)}`),
        );
        if (!objection?.match(FROZEN)) changeable.push(column);
      }

      const isAccepted = brief.acceptedAt !== null;
      // until it is accepted it may pass to the agreement that takes the place of its own (a foreign key holds it there)
      expect(changeable.sort()).toEqual(
        [...MOVES, ...GUARDED_ELSEWHERE, ...(isAccepted ? [] : ['agreement_id'])].sort(),
      );
    },
  );

  it('acceptance is written once', async () => {
    const sent = await givenBriefSent(place);
    const accepted = await givenBriefAccepted(place);

    expect(await objectionTo(place.assistant, change(sent, 'accepted_at = now()'))).toMatch(FROZEN);
    expect(await objectionTo(place.assistant, change(sent, `state = 'accepted'`))).toMatch(/accepted_since/);
    expect(
      await objectionTo(place.assistant, change(sent, `state = 'accepted', accepted_at = now()`)),
    ).toBeNull();
    for (const column of SET_ONCE) {
      expect(await objectionTo(place.assistant, change(accepted, `${column} = NULL`))).toMatch(FROZEN);
    }
  });

  it('a brief set back to a draft stays what was agreed, and is never deleted', async () => {
    const brief = await givenBriefAccepted(place);
    const back = change(brief, `state = 'draft'`);

    expect(await objectionTo(place.owner, back, change(brief, `title = 'Less'`))).toMatch(FROZEN);
    const part: Step = ['DELETE FROM brief_givens WHERE brief_id = $1::uuid', brief.id];
    expect(await objectionTo(place.owner, back, part)).toMatch(FROZEN);
    expect(await objectionTo(place.owner, ['DELETE FROM briefs WHERE id = $1::uuid', brief.id])).toMatch(
      FROZEN,
    );
  });

  it('each table about a brief is one of its terms, and frozen with it, or one of what happens to it', async () => {
    const { rows } = await app.query<{ name: string; frozen: boolean }>(
      `SELECT DISTINCT c.conrelid::regclass::text AS name, EXISTS (
         SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
         WHERE t.tgrelid = c.conrelid AND p.proname = 'freeze_accepted_parts' AND t.tgtype & 28 = 28) AS frozen
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attname = 'brief_id'
       WHERE c.contype = 'f' AND a.attnum = ANY (c.conkey) ORDER BY 1`,
    );

    expect(rows.filter(({ frozen }) => !frozen).map(({ name }) => name)).toEqual(EVENTS);
    expect(rows.filter(({ frozen }) => frozen).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['acceptance_criteria', 'brief_givens', 'deliverables']),
    );
  });

  const PARTS = [
    ['brief_givens', 'text'],
    ['deliverables', 'title'],
    ['acceptance_criteria', 'text'],
  ] as const;
  it.each(PARTS)('no row of %s is changed, retired, added or taken away', async (table, said) => {
    const brief = await givenBriefAccepted(place);
    const copied = (await columns(table)).map((column) => (column === 'id' ? `'${newId()}'::uuid` : column));
    const attempts = [
      `UPDATE ${table} SET ${said} = 'Less' WHERE brief_id = $1::uuid`,
      `UPDATE ${table} SET position = position + 1 WHERE brief_id = $1::uuid`,
      `UPDATE ${table} SET retired_in_id = '${newId()}' WHERE brief_id = $1::uuid`,
      `DELETE FROM ${table} WHERE brief_id = $1::uuid`,
      `INSERT INTO ${table} SELECT ${copied.join(', ')} FROM ${table} WHERE brief_id = $1::uuid LIMIT 1`,
    ];

    for (const person of [place.owner, place.assistant]) {
      for (const sql of attempts) {
        expect([sql, await objectionTo(person, [sql, brief.id])]).toEqual([
          sql,
          expect.stringMatching(FROZEN),
        ]);
      }
    }
  });

  describe('and a change that was asked for', () => {
    const answer = (
      asked: { readonly workspaceId: string; readonly requestId: string },
      by: Person,
      outcome: string,
    ): Step => [
      `INSERT INTO change_answers (workspace_id, id, engagement_id, request_id, outcome, note, answered_by_id, answered_at)
       VALUES ($1, $2, $3, $4, $5::change_outcome, 'So be it.', $6, now())`,
      asked.workspaceId,
      newId(),
      place.engagementId,
      asked.requestId,
      outcome,
      by.userId,
    ];
    const asAsked = (asked: { readonly requestId: string }): Step => [
      `UPDATE briefs b SET deadline_at = r.deadline_at, deadline_local = r.deadline_local, deadline_zone = r.deadline_zone
       FROM change_requests r WHERE r.id = $1::uuid AND b.id = r.brief_id`,
      asked.requestId,
    ];

    it('holds once the other side has accepted it, in that transaction, and just as it was asked', async () => {
      const brief = await givenBriefAccepted(place);
      const asked = await givenChangeAsked(place, place.assistant, brief);
      const yes = answer(asked, place.owner, 'accepted');
      const more = change(brief, `deadline_at = deadline_at + interval '1 hour'`);
      const alsoTitle = change(brief, `title = 'Less'`);

      expect(await objectionTo(place.owner, yes, asAsked(asked))).toBeNull();
      expect(await objectionTo(place.owner, asAsked(asked))).toMatch(FROZEN);
      expect(await objectionTo(place.owner, yes, more)).toMatch(FROZEN);
      expect(await objectionTo(place.owner, yes, asAsked(asked), alsoTitle)).toMatch(FROZEN);
      expect(await objectionTo(place.owner, answer(asked, place.owner, 'declined'), asAsked(asked))).toMatch(
        FROZEN,
      );
    });

    it('isn’t accepted without being carried out', async () => {
      const brief = await givenBriefAccepted(place);
      const asked = await givenChangeAsked(place, place.assistant, brief);

      expect(await objectionTo(place.owner, answer(asked, place.owner, 'accepted'))).toMatch(/carried out/);
    });

    it('opens nothing afterwards: an acceptance of yesterday lets no change through today', async () => {
      const brief = await givenBriefAccepted(place);
      const asked = await givenChangeAsked(place, place.assistant, brief);
      await app.query('BEGIN');
      await app.query('SELECT app.act_as_user($1)', [place.owner.userId]);
      for (const [sql, ...values] of [answer(asked, place.owner, 'accepted'), asAsked(asked)]) {
        await app.query(sql, values);
      }
      await app.query('COMMIT');
      const back = change(
        brief,
        `deadline_at = deadline_at - interval '4 days', deadline_local = '2027-03-05T17:00'`,
      );

      expect(await objectionTo(place.owner, back)).toMatch(FROZEN);
      expect(await objectionTo(place.owner, asAsked(asked))).toBeNull();
    });

    it('is accepted by nobody of the side that asked, in nobody else’s name, and withdrawn by no other', async () => {
      const brief = await givenBriefAccepted(place);
      const asked = await givenChangeAsked(place, tomas, brief);
      const accepted = (by: Person) => answer(asked, by, 'accepted');

      for (const person of [place.owner, tomas]) {
        expect(await objectionTo(person, accepted(person), asAsked(asked))).toMatch(
          /answered by the other side/,
        );
        // signing with the other's name is no way round
        expect(await objectionTo(person, accepted(place.assistant), asAsked(asked))).toMatch(
          /answered by the other side/,
        );
      }
      const withdrawn = answer(asked, place.assistant, 'withdrawn');
      expect(await objectionTo(place.assistant, withdrawn)).toMatch(/withdrawn by its own/);
    });

    it('stays as it was raised, and nothing is slipped into it', async () => {
      const brief = await givenBriefAccepted(place);
      const asked = await givenChangeAsked(place, place.assistant, brief, {
        instructions: 'Use the new drive.',
      });
      const later: Step = [
        `UPDATE change_requests SET deadline_at = deadline_at + interval '1 day', reason = 'More' WHERE id = $1::uuid`,
        asked.requestId,
      ];
      const slipped: Step = [
        `INSERT INTO change_request_parts (workspace_id, id, engagement_id, brief_id, request_id, part, text, position)
         VALUES ($1, $2, $3, $4, $5, 'given', 'And a video of each.', 9)`,
        asked.workspaceId,
        newId(),
        place.engagementId,
        asked.id,
        asked.requestId,
      ];

      expect(await objectionTo(place.assistant, later)).toMatch(/stays as it was raised/);
      expect(await objectionTo(place.assistant, slipped)).toMatch(/whole when it is raised/);
      const gone: Step = ['DELETE FROM change_requests WHERE id = $1::uuid', asked.requestId];
      expect(await objectionTo(place.assistant, gone)).toMatch(/permission denied/);
    });

    it('is raised only about terms that are agreed, by one of the two sides in their own name', async () => {
      const draft = await givenBriefDraft(place);
      const sent = await givenBriefSent(place);
      const accepted = await givenBriefAccepted(place);
      const raise = (brief: BriefDocument, by: Person, side: string): Step => [
        `INSERT INTO change_requests (workspace_id, id, engagement_id, brief_id, raised_by, raised_by_id, raised_at, reason, kinds)
         VALUES ($1, $2, $3, $4, $5::party, $6, now(), 'Because.', '{budget}')`,
        brief.workspaceId,
        newId(),
        place.engagementId,
        brief.id,
        side,
        by.userId,
      ];

      for (const brief of [draft, sent]) {
        expect(await objectionTo(place.owner, raise(brief, place.owner, 'owner'))).toMatch(
          /terms that are agreed/,
        );
      }
      expect(await objectionTo(place.owner, raise(accepted, place.owner, 'assistant'))).toMatch(
        /one of the two sides/,
      );
      expect(await objectionTo(place.owner, raise(accepted, place.assistant, 'assistant'))).toMatch(
        /one of the two/,
      );
      expect(await objectionTo(place.owner, raise(accepted, place.owner, 'owner'))).toBeNull();
    });
  });
});
