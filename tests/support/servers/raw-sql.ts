import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { messageOf } from '@/lib/platform/text/message-of';
import type { Person } from '../people';
import type { givenDatabase } from './postgres';

export type Step = readonly [sql: string, ...values: unknown[]];

/** A connection as the app's role, for trying what no action does. */
export function givenRawSql(database: ReturnType<typeof givenDatabase>) {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: database().appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
  });

  /** Does it all in one person's transaction, up to the commit. @returns the database's objection, or null. */
  async function objectionTo(person: Person, ...steps: readonly Step[]): Promise<string | null> {
    await client.query('BEGIN');
    try {
      await client.query('SELECT app.act_as_user($1)', [person.userId]);
      for (const [sql, ...values] of steps) await client.query(sql, values);
      // what is checked only at the end is checked now
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      return null;
    } catch (error) {
      return messageOf(error);
    } finally {
      await client.query('ROLLBACK');
    }
  }
  return { app: () => client, objectionTo };
}

/** @returns what changes a brief's columns. */
export function changeOf(brief: BriefDocument, set: string): Step {
  return [`UPDATE briefs SET ${set} WHERE id = $1::uuid`, brief.id];
}

/** Also refused because a budget doesn’t fit the agreement's kind of pay: that trigger comes first. */
export const FROZEN = /frozen|stays on record|pays by/;
