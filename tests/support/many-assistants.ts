import pg from 'pg';
import { newId } from '@/lib/platform/ids';
import type { Pair } from './agreements';
import type { Person } from './people';

type Copies = {
  /** the owner's connection: rows are copied without the product */
  readonly ownerUrl: string;
  readonly count: number;
  /** every nth of them bears the cost of sending their pay, by their agreement; 0: none */
  readonly bearing?: number;
};

/**
 * Gives a business more assistants like one that it has, agreement included: a thousand through the product's own forms
 * would take an hour. Each is copied row by row under new ids, whatever columns there are.
 * @returns the first, and then the others.
 */
export async function givenMany(like: Pair, { ownerUrl, count, bearing = 0 }: Copies): Promise<Pair[]> {
  const copies = Array.from({ length: count - 1 }, (_, index) => copyOf(like, index + 1));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(
      `CREATE TEMP TABLE copies ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS c (n int, person uuid, address text, called text, membership uuid, engagement uuid, agreement uuid, version uuid)`,
      [JSON.stringify(copies.map(({ ids }) => ids))],
    );
    const { assistant, engagementId } = like;
    await copy(
      client,
      'users',
      `r.id = '${assistant.userId}'`,
      "'id', person, 'email', address, 'name', called",
    );
    await copy(
      client,
      'memberships',
      `r.user_id = '${assistant.userId}' AND r.workspace_id = '${like.workspace.id}'`,
      "'id', membership, 'user_id', person",
    );
    await copy(
      client,
      'engagements',
      `r.id = '${engagementId}'`,
      "'id', engagement, 'assistant_user_id', person, 'assistant_name', called",
    );
    await copy(
      client,
      'agreements',
      `r.engagement_id = '${engagementId}'`,
      "'id', agreement, 'engagement_id', engagement",
    );
    const bears =
      bearing === 0
        ? 'r.fees_borne_by'
        : `CASE WHEN n % ${bearing} = 0 THEN 'assistant' ELSE r.fees_borne_by::text END`;
    await copy(
      client,
      'agreement_versions',
      `r.engagement_id = '${engagementId}'`,
      `'id', version, 'agreement_id', agreement, 'engagement_id', engagement, 'fees_borne_by', ${bears}`,
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  return [like, ...copies.map(({ pair }) => pair)];
}

function copyOf(like: Pair, n: number) {
  const engagementId = newId();
  const name = `Assistant ${n}`;
  const email = `assistant-${n}@runs.example`;
  const assistant: Person = { ...like.assistant, userId: newId(), name, email };
  return {
    pair: { ...like, assistant, engagementId },
    ids: {
      n,
      person: assistant.userId,
      address: email,
      called: name,
      engagement: engagementId,
      membership: newId(),
      agreement: newId(),
      version: newId(),
    },
  };
}

async function copy(client: pg.Client, table: string, which: string, changes: string): Promise<void> {
  await client.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object(${changes}))).* FROM ${table} r, copies
     WHERE ${which}`,
  );
}
