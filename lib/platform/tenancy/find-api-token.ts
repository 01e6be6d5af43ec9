import { ask } from '@/lib/platform/db/client';
import { sql } from './index';

/** A personal access token that is still valid, with its person. */
export type FoundToken = {
  readonly tokenId: string;
  /** the business it acts in; null: the work its person assists with */
  readonly workspaceId: string | null;
  readonly scopes: readonly string[];
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/**
 * Looks up a personal access token by its hash, without a session, and records that it was used. One statement.
 * @returns null when there is none, or it is no longer valid.
 */
export async function findApiToken(tokenHash: string, at: Date): Promise<FoundToken | null> {
  const [row] = await ask<FoundToken>(sql`
    SELECT token_id AS "tokenId", workspace_id AS "workspaceId", scopes, user_id AS "userId", email, name,
           time_zone AS "timeZone"
    FROM app.find_api_token(${tokenHash}, ${at})`);
  return row ?? null;
}
