import { prisma } from '@/lib/platform/db/client';

/** A session that is still good, with its person. */
export type FoundSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly authenticatedAt: Date;
  /** null until the person has told us their name and zone */
  readonly introducedAt: Date | null;
};

/** A workspace as its staff see it. */
export type FoundWorkspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly role: string;
};

/**
 * Looks up a session by its hashed token. One statement, no interactive transaction: it runs on every request.
 * @returns the session with its person, or null when there is none or it has expired.
 */
export async function findSession(tokenHash: string, at: Date): Promise<FoundSession | null> {
  const [row] = await prisma().$queryRaw<FoundSession[]>`
    SELECT session_id AS "sessionId", user_id AS "userId", email, name, time_zone AS "timeZone",
           authenticated_at AS "authenticatedAt", introduced_at AS "introducedAt"
    FROM app.find_session(${tokenHash}, ${at})`;
  return row ?? null;
}

/**
 * Looks up a workspace for one of its staff. One statement.
 * @returns the workspace with the person's role, or null when there is none or they aren't its staff.
 */
export async function findStaffWorkspace(userId: string, slug: string): Promise<FoundWorkspace | null> {
  const [row] = await prisma().$queryRaw<FoundWorkspace[]>`
    SELECT id, slug, name, time_zone AS "timeZone", currency, role
    FROM app.find_staff_workspace(${userId}::uuid, ${slug})`;
  return row ?? null;
}
