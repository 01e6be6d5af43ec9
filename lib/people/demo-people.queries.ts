import { withActor } from '@/lib/platform/tenancy';
import { DEMO_PEOPLE } from './demo';

const BY_WORD = new Map(Object.entries(DEMO_PEOPLE));

/** @returns the seeded person behind a word such as `owner`, or null when the demo has none. */
export async function findDemoPerson(word: string): Promise<{ readonly id: string } | null> {
  const person = BY_WORD.get(word);
  if (!person) return null;
  return withActor({ kind: 'auth' }, (tx) =>
    tx.user.findUnique({ where: { email: person.email }, select: { id: true } }),
  );
}
