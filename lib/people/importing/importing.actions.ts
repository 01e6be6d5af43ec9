'use server';

import { z } from 'zod';
import { type ActionScope, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { Id, newId } from '@/lib/platform/ids';
import { demand, refused } from '@/lib/platform/result';
import { decodeSheet } from '@/lib/platform/sheets/decoding';
import { readSheetOf } from '@/lib/platform/sheets/reading';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { writeInvitation } from '../invitations/inviting';
import { findInvitee, isAwaited } from '../invitations/joining';
import { decideInvitee, decideOnInvitation } from '../rules';
import { COLUMNS, columnOf, type Invitee, type InviteeRow, MOST_PEOPLE, readInvitees } from './rows.rules';

const InviteSeveral = z.object({
  workspaceId: Id,
  text: z.string().max(200_000, 'That is too much at once.').default(''),
  file: z.instanceof(File).optional(),
  intent: z.enum(['preview', 'invite']).default('preview'),
});

/** What the form shows next: the people as they would be invited, or that they are. */
export type InviteAnswer =
  | { readonly kind: 'preview'; readonly text: string; readonly rows: readonly InviteeRow[] }
  | { readonly kind: 'invited'; readonly people: number };

/** How many invitations a business may send in a day; more has to be arranged with us. */
const MOST_A_DAY = 120;

/**
 * Previews a file of people, or invites them to work for the business. Nobody is mailed until the person has seen every
 * row and confirmed; people already invited stay so, and the same form posted again invites nobody twice.
 */
export const inviteSeveral = definePreparedAction({
  name: 'people.inviteSeveral',
  input: InviteSeveral,
  prepare: async ({ text, file }) =>
    file === undefined || file.size === 0
      ? text
      : demand(decodeSheet(new Uint8Array(await file.arrayBuffer()))),
  run,
});

type Scope = ActionScope<z.output<typeof InviteSeveral>>;

async function run(scope: Scope, text: string): Promise<InviteAnswer> {
  const { input, tx, me } = scope;
  const { workspaceId, intent } = input;
  const { workspace, role } = await lockAsStaff(tx, me, workspaceId);
  demand(decideOnInvitation('invite', role, 'none'));
  const nameOf = (column: keyof typeof COLUMNS) => COLUMNS[column].name;
  const kind = { columnOf, nameOf, required: ['name', 'email'], mostRows: MOST_PEOPLE } as const;
  const sheet = demand(readSheetOf(text, kind));
  const rows: InviteeRow[] = [];
  const toInvite: Invitee[] = [];
  for (const row of readInvitees(sheet.rows)) {
    const standing = row.invitee && row.error === null ? await inviteeFactsOf(scope, row.invitee) : null;
    rows.push({ ...row, error: row.error ?? standing?.error ?? null });
    if (row.invitee && standing && !standing.isInvited) toInvite.push(row.invitee);
  }
  if (intent === 'preview' || rows.some(({ error }) => error !== null))
    return { kind: 'preview', text, rows };
  await requireRoom(scope, toInvite.length);
  for (const invitee of toInvite) await invite(scope, invitee, workspace.name);
  return { kind: 'invited', people: rows.length };
}

/**
 * @returns why somebody can’t be invited; and whether they already are, to work for the business and not too long ago,
 * which is the result asked for.
 */
async function inviteeFactsOf({ tx, input: { workspaceId }, now }: Scope, { email }: Invitee) {
  const found = await findInvitee(tx, workspaceId, email);
  const isInvited = found.isInvited && (await isAwaited(tx, { workspaceId, email, at: now }));
  const decided = decideInvitee({ ...found, isInvited: found.isInvited && !isInvited });
  return { isInvited, error: decided.ok ? null : decided.refusal.message };
}

/** @throws Refused (`too_many`) */
async function requireRoom({ tx, input, now }: Scope, people: number): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS);
  const where = { workspaceId: input.workspaceId, createdAt: { gte: since } };
  if ((await tx.invitation.count({ where })) + people <= MOST_A_DAY) return;
  throw refused(
    'too_many',
    `A business invites at most ${MOST_A_DAY} people in a day. Invite the rest tomorrow.`,
    'text',
  );
}

async function invite({ tx, me, signedIn, input, now, request }: Scope, invitee: Invitee, business: string) {
  const { workspaceId } = input;
  const engagementId = newId();
  await tx.engagement.createMany({
    data: { workspaceId, id: engagementId, assistantName: invitee.name, createdAt: now },
  });
  const by = { userId: me.userId, name: signedIn.name, business, at: now, requestId: request.requestId };
  await writeInvitation(tx, { workspaceId, id: newId(), engagementId, as: 'assistant', ...invitee }, by);
}
