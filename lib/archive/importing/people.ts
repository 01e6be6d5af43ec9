import type pg from 'pg';
import { z } from 'zod';
import { newId } from '@/lib/platform/ids';
import { addressOfNobody, isOfNobody } from '@/lib/platform/mail/gone';
import { PEOPLE } from '../manifest';
import type { OpenArchive } from '../opening';
import { refuseUnless } from '../refusing';
import { linesOf, objectIn } from './lines';

const Person = z.strictObject({
  id: z.uuid(),
  email: z.email(),
  name: z.string().max(500),
  time_zone: z.string().max(100),
  locale: z.string().max(50),
  introduced_at: z.string().nullable(),
  created_at: z.string(),
  work_days: z.array(z.int()),
  works_from: z.int().nullable(),
  works_until: z.int().nullable(),
  holiday_place: z.string().nullable(),
  /** when they were erased; null: they weren't */
  deleted_at: z.string().nullable(),
});
type Person = z.infer<typeof Person>;
const KEYS = Object.keys(Person.shape).sort();

export type Arrived = {
  /** the ids in the archive, and their ids here */
  readonly ids: ReadonlyMap<string, string>;
  readonly met: number;
  readonly made: number;
};

/**
 * Finds the archive's people here by their address, and creates the others: with an address that isn't verified yet, so
 * the first thing they do here is sign in by a link sent to it. Existing people's own data aren't changed, and nobody
 * can use this to sign in as them. People who were erased stay so, there or here.
 */
export async function bringPeople(db: pg.ClientBase, archive: OpenArchive): Promise<Arrived> {
  const ids = new Map<string, string>();
  const addresses = new Set<string>();
  let made = 0;
  for await (const line of linesOf(PEOPLE, archive.read(PEOPLE))) {
    const read = Person.safeParse(objectIn(PEOPLE, line, KEYS));
    refuseUnless(read.success, 'one of its people can’t be read');
    const person = read.data;
    refuseUnless(!ids.has(person.id) && !addresses.has(person.email), 'it names one of its people twice');
    addresses.add(person.email);
    await requireErased(db, person);
    const known = await findByAddress(db, person.email);
    if (!known) made += 1;
    ids.set(person.id, known ?? (await make(db, person)));
  }
  return { ids, made, met: ids.size - made };
}

/** An erased person's remains have no address; and what was erased here isn't brought back by an older record. */
async function requireErased(db: pg.ClientBase, { id, email, deleted_at }: Person): Promise<void> {
  refuseUnless(isOfNobody(email) === (deleted_at !== null), 'one of its people is neither erased nor there');
  if (deleted_at !== null) return;
  const { rows } = await db.query('SELECT 1 FROM users WHERE id = $1 AND deleted_at IS NOT NULL', [id]);
  refuseUnless(
    rows.length === 0,
    'it was made before somebody in it was erased here, and would bring back what they said; take one that was made after',
  );
}

async function findByAddress(db: pg.ClientBase, email: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [email]);
  return rows[0]?.id ?? null;
}

/** With their previous id, unless somebody else has it here. */
async function make(db: pg.ClientBase, person: Person): Promise<string> {
  const { rows } = await db.query('SELECT 1 FROM users WHERE id = $1', [person.id]);
  const id = rows.length === 0 ? person.id : newId();
  const email = person.deleted_at === null ? person.email : addressOfNobody(id);
  await db.query('INSERT INTO users SELECT * FROM jsonb_populate_record(NULL::users, $1::jsonb)', [
    JSON.stringify({ ...person, id, email, email_verified_at: null }),
  ]);
  return id;
}
