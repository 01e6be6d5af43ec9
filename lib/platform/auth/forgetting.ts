import { withActor } from '@/lib/platform/tenancy';

/**
 * Removes sign-ins that can't be used any more, with the browsers and network addresses they came from; every worker
 * does so now and then. Otherwise those of people who never come back would stay for ever.
 * @returns how many there were.
 */
export async function forgetExpiredSignIns(at: Date): Promise<number> {
  const where = { expiresAt: { lt: at } };
  return withActor({ kind: 'auth' }, async (tx) => {
    const links = await tx.signInLink.deleteMany({ where });
    const halves = await tx.halfSignIn.deleteMany({ where });
    const sessions = await tx.session.deleteMany({ where });
    return links.count + halves.count + sessions.count;
  });
}
