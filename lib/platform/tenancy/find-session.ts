import { ask } from '@/lib/platform/db/client';
import { sql } from './index';

/** A session that is still valid, with its person. */
export type FoundSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly authenticatedAt: Date;
  /** null until the person has told us their name and zone */
  readonly introducedAt: Date | null;
  /** since when mail to them has bounced or been complained about; null while it hasn't */
  readonly mailStoppedSince: Date | null;
  /** how they proved it: `email_link`, `email_link_and_code` … */
  readonly authenticatedBy: string;
};

/**
 * For the head of each of their pages: device zones that they were asked about, and kept the one they read times in.
 */
export type KeptZones = { readonly keptZones: readonly string[] };

/** What the head of an assistant's page says beside their name. */
export type AssistantHead = KeptZones & {
  /** how much of what they were told as an assistant they haven't read; at most 100 are counted */
  readonly unread: number;
  /** whether a timer of theirs is running, in whichever business */
  readonly hasTimer: boolean;
};

/** A workspace as its staff see it. */
export type FoundWorkspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly role: string;
  /** how many notifications there they haven't read; counted up to 100 */
  readonly unread: number;
};

/**
 * Looks up a session by its hashed token. One statement, no interactive transaction: it runs on every request.
 * @returns the session with its person, or null when there is none or it has expired.
 */
export async function findSession(tokenHash: string, at: Date): Promise<FoundSession | null> {
  const [row] = await ask<FoundSession>(sql`
    SELECT session_id AS "sessionId", user_id AS "userId", email, name, time_zone AS "timeZone",
           authenticated_at AS "authenticatedAt", introduced_at AS "introducedAt",
           mail_stopped_since AS "mailStoppedSince", authenticated_by AS "authenticatedBy"
    FROM app.find_session(${tokenHash}, ${at})`);
  return row ?? null;
}

/**
 * Looks up a session and, in the same statement, what the head of an assistant's page says: what every page of the inbox
 * asks first.
 */
export async function findAssistantSession(
  tokenHash: string,
  at: Date,
): Promise<(FoundSession & AssistantHead) | null> {
  const [row] = await ask<FoundSession & AssistantHead>(sql`
    SELECT s.session_id AS "sessionId", s.user_id AS "userId", s.email, s.name, s.time_zone AS "timeZone",
           s.authenticated_at AS "authenticatedAt", s.introduced_at AS "introducedAt",
           s.mail_stopped_since AS "mailStoppedSince", s.authenticated_by AS "authenticatedBy",
           app.zones_kept(s.user_id, s.time_zone) AS "keptZones",
           app.unread_of(s.user_id, 'assistant', NULL) AS unread,
           app.has_timer(s.user_id) AS "hasTimer"
    FROM app.find_session(${tokenHash}, ${at}) s`);
  return row ?? null;
}

/**
 * Looks up a session and, in the same statement, a workspace whose staff its person belongs to: what every page on the
 * owner's side asks first.
 * @returns null when there is no such session; `workspace` is null when there is none or they aren't its staff.
 */
export async function findStaffSession(
  tokenHash: string,
  slug: string,
  at: Date,
): Promise<{ readonly session: FoundSession & KeptZones; readonly workspace: FoundWorkspace | null } | null> {
  // PostgreSQL rejects NUL, which an address can hold; no business has one in its name
  const wanted = slug.includes('\u0000') ? '' : slug;
  const [row] = await ask<FoundSession & KeptZones & WorkspaceColumns>(sql`
    SELECT s.session_id AS "sessionId", s.user_id AS "userId", s.email, s.name, s.time_zone AS "timeZone",
           s.authenticated_at AS "authenticatedAt", s.introduced_at AS "introducedAt",
           s.mail_stopped_since AS "mailStoppedSince", s.authenticated_by AS "authenticatedBy",
           app.zones_kept(s.user_id, s.time_zone) AS "keptZones",
           w.id AS "workspaceId", w.slug, w.name AS "workspaceName", w.time_zone AS "workspaceZone", w.currency, w.role,
           CASE WHEN w.id IS NOT NULL THEN app.unread_of(s.user_id, 'owner', w.id) END AS unread
    FROM app.find_session(${tokenHash}, ${at}) s
    LEFT JOIN LATERAL app.find_staff_workspace(s.user_id, ${wanted}) w ON true`);
  if (!row) return null;
  const { workspaceId, slug: found, workspaceName, workspaceZone, currency, role, unread, ...session } = row;
  const workspace =
    workspaceId === null
      ? null
      : {
          id: workspaceId,
          slug: found,
          name: workspaceName,
          timeZone: workspaceZone,
          currency,
          role,
          unread,
        };
  return { session, workspace };
}

type WorkspaceColumns = {
  readonly workspaceId: string | null;
  readonly slug: string;
  readonly workspaceName: string;
  readonly workspaceZone: string;
  readonly currency: string;
  readonly role: string;
  readonly unread: number;
};
