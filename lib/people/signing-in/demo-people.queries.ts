import { withActor } from '@/lib/platform/tenancy';
import { DEMO_PEOPLE, type DemoPerson } from './demo';

const WORDS: readonly DemoPerson[] = ['owner', 'manager', 'assistant', 'assistant2', 'assistant3'];

/** @returns the short names of the demo's people in this database, as the demo lists them. */
export async function listDemoPeople(): Promise<readonly DemoPerson[]> {
  const addresses = WORDS.map((word) => DEMO_PEOPLE[word].email);
  const found = await withActor({ kind: 'auth' }, (tx) =>
    tx.user.findMany({ where: { email: { in: addresses } }, select: { email: true } }),
  );
  const here = new Set(found.map(({ email }) => email));
  return WORDS.filter((word) => here.has(DEMO_PEOPLE[word].email));
}

/** @returns the person with a short name such as `owner`, or null when the demo has none. */
export async function findDemoPerson(word: string): Promise<{ readonly id: string } | null> {
  const known = WORDS.find((each) => each === word);
  if (!known) return null;
  return withActor({ kind: 'auth' }, (tx) =>
    tx.user.findUnique({ where: { email: DEMO_PEOPLE[known].email }, select: { id: true } }),
  );
}
