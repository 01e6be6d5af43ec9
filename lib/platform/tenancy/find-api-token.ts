import { ask } from '@/lib/platform/db/client';
import { sql } from './index';

/** A personal access token that is still good, with its person. */
export type FoundToken = {
  readonly tokenId: string;
  /** the business that it acts in; null: what its person assists */
  readonly workspaceId: string | null;
  readonly scopes: readonly string[];
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
};

/**
 * Looks up a personal access token by its hash, with nobody signed in, and notes that it was used. One statement.
 * @returns null when there is none, or none any more.
 */
export async function findApiToken(tokenHash: string, at: Date): Promise<FoundToken | null> {
  const [row] = await ask<FoundToken>(sql`
    SELECT token_id AS "tokenId", workspace_id AS "workspaceId", scopes, user_id AS "userId", email, name,
           time_zone AS "timeZone"
    FROM app.find_api_token(${tokenHash}, ${at})`);
  return row ?? null;
}
