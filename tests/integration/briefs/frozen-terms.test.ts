import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
} from '@/tests/support/briefs';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { changeOf, FROZEN, givenRawSql, type Step } from '@/tests/support/servers/raw-sql';

/** What of a brief may change once it is handed over, besides by an accepted request: its progress. */
const MOVES = ['state', 'state_changed_at', 'closed_at', 'version'];
/** Not terms, and guarded by triggers of their own. */
const GUARDED_ELSEWHERE = ['playbook_id', 'playbook_number'];
/** Set once, by the acceptance. */
const SET_ONCE = ['accepted_at'];
/** Tables about a brief that aren't its terms, but what happens to it. Each is guarded by rules of its own. */
const EVENTS = [
  // who typed what; gone when it is handed over
  'brief_draft_changes',
  'brief_endings',
  'brief_pauses',
  'brief_tallies',
  // what it is found and listed by, kept by triggers
  'brief_words',
  'change_request_parts',
  'change_requests',
  'clarifications',
  // what was decided in its conversation, and what became of that
  'decision_uses',
  'delivered_criteria',
  'deliveries',
  'delivery_items',
  // what is to become of it when the engagement ends
  'ending_brief_plans',
  // the evaluation that gave rise to it
  'evaluation_adjustment_uses',
  'inbox_places',
  // what its price comes to, and what was worked on it
  'owed_items',
  'reminders',
  'reviews',
  'risk_reports',
  // which occurrence of a schedule it is
  'schedule_occurrences',
  'time_entries',
  'timers',
  'unmet_criteria',
  'uploads',
];

describe('the terms of a brief, to raw SQL as the app', () => {
  const { app, objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  async function columns(table: string): Promise<readonly string[]> {
    const { rows } = await app().query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND attgenerated = ''`,
      [table],
    );
    return rows.map(({ name }) => name);
  }

  /** Another value than the one in the row, whatever the column holds. */
  async function anotherValue(column: string): Promise<string> {
    const { rows } = await app().query<{ type: string; labels: readonly string[] }>(
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

  it.each([
    ['handed over', givenBriefSent],
    ['accepted', givenBriefAccepted],
    ['delivered', givenBriefDelivered],
  ] as const)(
    'every column of a brief that is %s is frozen except those for its progress',
    async (_, given) => {
      const brief = await given(place);
      const changeable: string[] = [];

      for (const column of await columns('briefs')) {
        const objection = await objectionTo(
          place.owner,
          changeOf(brief, `${column} = ${await anotherValue(column)}`),
        );
        if (!objection?.match(FROZEN)) changeable.push(column);
      }

      const isAccepted = brief.acceptedAt !== null;
      // until it is accepted it may pass to the agreement that replaces its own (a foreign key makes sure of that)
      expect(changeable.sort()).toEqual(
        [...MOVES, ...GUARDED_ELSEWHERE, ...(isAccepted ? [] : ['agreement_id'])].sort(),
      );
    },
  );

  it("it is handed over under an agreement in force, with a budget in that agreement's kind of pay", async () => {
    const draft = await givenBriefDraft(place);
    const inForce = `(SELECT id FROM agreements WHERE engagement_id = briefs.engagement_id AND state = 'in_force')`;
    const sent = (set: string) => objectionTo(place.owner, changeOf(draft, `state = 'sent', ${set}`));

    expect(await sent('agreement_id = NULL')).toContain('needs an agreement in force');
    expect(
      await sent(
        `agreement_id = ${inForce}, budget_minutes = NULL, budget_minor = 100, budget_currency = 'USD'`,
      ),
    ).toContain('pays by');
    const paused: Step = [
      `INSERT INTO engagement_pauses (workspace_id, id, engagement_id, party, paused_by_id, paused_at, reason)
       VALUES ($1, $2, $3, 'owner', $4, now(), 'August')`,
      place.workspace.id,
      newId(),
      place.engagementId,
      place.owner.userId,
    ];
    const handedOver = changeOf(draft, `state = 'sent', agreement_id = ${inForce}`);
    expect(await objectionTo(place.owner, paused, handedOver)).toContain('while the two have paused');
  });

  it('acceptance is written once', async () => {
    const sent = await givenBriefSent(place);
    const accepted = await givenBriefAccepted(place);

    expect(await objectionTo(place.assistant, changeOf(sent, 'accepted_at = now()'))).toMatch(FROZEN);
    expect(await objectionTo(place.assistant, changeOf(sent, `state = 'accepted'`))).toMatch(
      /accepted_since/,
    );
    expect(
      await objectionTo(place.assistant, changeOf(sent, `state = 'accepted', accepted_at = now()`)),
    ).toBeNull();
    for (const column of SET_ONCE) {
      expect(await objectionTo(place.assistant, changeOf(accepted, `${column} = NULL`))).toMatch(FROZEN);
    }
  });

  it('a brief set back to a draft stays as agreed, and is never deleted', async () => {
    const brief = await givenBriefAccepted(place);
    const back = changeOf(brief, `state = 'draft'`);

    expect(await objectionTo(place.owner, back, changeOf(brief, `title = 'Less'`))).toMatch(FROZEN);
    const part: Step = ['DELETE FROM brief_givens WHERE brief_id = $1::uuid', brief.id];
    expect(await objectionTo(place.owner, back, part)).toMatch(FROZEN);
    expect(await objectionTo(place.owner, ['DELETE FROM briefs WHERE id = $1::uuid', brief.id])).toMatch(
      FROZEN,
    );
  });

  it('each table about a brief either holds its terms, and is frozen with it, or what happens to it', async () => {
    const { rows } = await app().query<{ name: string; frozen: boolean }>(
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
  it.each(PARTS)('no row of %s is changed, retired, added or removed', async (table, said) => {
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
});
