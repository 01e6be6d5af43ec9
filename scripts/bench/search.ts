import { z } from 'zod';
import { withClient } from '../steps/databases';
import type { Running } from '../steps/lifecycle';
import { say, tell } from '../steps/say';
import { type FilledDatabase, filledDatabases, fillingSql } from './databases';
import { percentile } from './figures';
import { measureInOwnProcess } from './own-process';
import { searchTable } from './tables';

const MESSAGES = 1_000_000;

const Timed = z.array(
  z.object({ who: z.string(), words: z.string(), found: z.number(), ms: z.array(z.number()).min(2) }),
);

/**
 * How long a search takes among a million messages: for words that occur almost nowhere and almost everywhere, for an
 * owner, an assistant of two businesses and one of twenty. In a process of its own, as the app's role.
 */
export async function benchSearch(running: Running): Promise<void> {
  const more = {
    name: `messages_${MESSAGES}`,
    sql: fillingSql('messages.sql'),
    settings: { 'bench.messages': String(MESSAGES) },
  };
  const { databases } = await filledDatabases([{ briefs: 1_000, more }], running);
  const [database] = databases;
  if (!database) throw new Error('There is no database to search.');
  const sizes = await sizesOf(database);
  say('Searching');
  const timed = await measureInOwnProcess('search-process.ts', Timed, { database });
  const rows = timed.map(({ ms, ...row }) => ({
    ...row,
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
  }));
  tell(`\n${searchTable(rows)}\n\n${sizes}`);
}

/** @returns the size of the words on disk, in a sentence. */
async function sizesOf({ ownerUrl }: FilledDatabase): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ words: string; index: string; said: string }>(
      `select pg_size_pretty(pg_table_size('search_entries')) as words,
         pg_size_pretty(pg_relation_size('search_entries_words')) as index, pg_size_pretty(pg_table_size('messages')) as said`,
    );
    const [size] = rows;
    return `messages ${size?.said}, their words ${size?.words}, the index of words ${size?.index}`;
  });
}
