'use server';

import { z } from 'zod';
import { type Outcome, outcomesOf } from '@/lib/platform/actions/on-each';
import { type ActionScope, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { Id, newId } from '@/lib/platform/ids';
import { demand, refused } from '@/lib/platform/result';
import { decodeSheet } from '@/lib/platform/sheets/decoding';
import { readSheetOf } from '@/lib/platform/sheets/reading';
import { become, type Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { writeInvitation } from '../invitations/inviting';
import { findInvitee, isAwaited } from '../invitations/joining';
import { decideHowMany, decideInvitee, decideOnInvitation } from '../rules';
import { COLUMNS, columnOf, type Invitee, MOST_PEOPLE, type ReviewedRow, readInvitees } from './rows.rules';

const InviteSeveral = z.object({
  workspaceId: Id,
  text: z.string().max(200_000, 'That is too much at once.').default(''),
  file: z.instanceof(File).optional(),
  intent: z.enum(['preview', 'invite']).default('preview'),
});

/** What the form shows next: the people as they would be invited, or that they are. */
export type InviteAnswer =
  | { readonly kind: 'preview'; readonly text: string; readonly rows: readonly ReviewedRow[] }
  | { readonly kind: 'invited'; readonly people: number };

const NAME = 'people.inviteSeveral';

/**
 * Previews a file of people, or invites them to work for the business. Nobody is mailed until the person has seen every
 * row and confirmed; people already invited stay so, and the same form posted again invites nobody twice. Each
 * invitation has its own transaction: forty e-mails take their time, and the business stays locked for one only.
 */
export const inviteSeveral = definePreparedAction({
  name: NAME,
  input: InviteSeveral,
  async prepare({ text: pasted, file, intent }, _person, inTransaction): Promise<InviteAnswer> {
    const isFile = file !== undefined && file.size > 0;
    const text = isFile ? demand(decodeSheet(new Uint8Array(await file.arrayBuffer()))) : pasted;
    const rows = await inTransaction((scope) => review(scope, text));
    if (intent === 'preview' || rows.some(({ error }) => error !== null))
      return { kind: 'preview', text, rows };
    const outcomes = await outcomesOf(
      rows.filter(({ isInvited }) => !isInvited),
      ({ invitee }) => inTransaction((scope) => invite(scope, invitee)),
      NAME,
    );
    if (outcomes.every(({ refusal }) => refusal === null)) return { kind: 'invited', people: rows.length };
    return { kind: 'preview', text, rows: rows.map((row) => afterwards(row, outcomes)) };
  },
  run: async (_scope, answer) => answer,
});

type Scope = ActionScope<z.output<typeof InviteSeveral>>;

/** @returns each row of the file, and whether its person can be invited. @throws Refused unless an owner may send all. */
async function review(scope: Scope, text: string): Promise<readonly ReviewedRow[]> {
  const { tx, me, input } = scope;
  const { role } = await lockAsStaff(tx, me, input.workspaceId);
  demand(decideOnInvitation('invite', role, 'none'));
  const nameOf = (column: keyof typeof COLUMNS) => COLUMNS[column].name;
  const kind = { columnOf, nameOf, required: ['name', 'email'], mostRows: MOST_PEOPLE } as const;
  const sheet = demand(readSheetOf(text, kind));
  const rows: ReviewedRow[] = [];
  for (const row of readInvitees(sheet.rows)) {
    const standing = row.invitee && row.error === null ? await inviteeFactsOf(scope, row.invitee) : null;
    const isInvited = standing?.isInvited ?? false;
    rows.push({ ...row, error: row.error ?? standing?.error ?? null, isInvited });
  }
  if (input.intent === 'invite' && rows.every(({ error }) => error === null))
    await requireRoom(scope, rows.filter(({ isInvited }) => !isInvited).length);
  return rows;
}

/** Invites one person, unless somebody has meanwhile. @throws Refused when they can't be any more */
async function invite(scope: Scope, invitee: Invitee | null): Promise<void> {
  if (!invitee) return;
  const { tx, me, signedIn, input, now, request } = scope;
  const { workspaceId } = input;
  const { workspace, role } = await lockAsStaff(tx, me, workspaceId);
  demand(decideOnInvitation('invite', role, 'none'));
  const { isInvited, error } = await inviteeFactsOf(scope, invitee);
  if (error !== null) throw refused('not_invited', error);
  if (isInvited) return;
  await requireRoom(scope, 1);
  const engagementId = newId();
  await tx.engagement.createMany({
    data: { workspaceId, id: engagementId, assistantName: invitee.name, createdAt: now },
  });
  const { requestId } = request;
  const by = { userId: me.userId, name: signedIn.name, business: workspace.name, at: now, requestId };
  await writeInvitation(tx, { workspaceId, id: newId(), engagementId, as: 'assistant', ...invitee }, by);
}

/** @returns a row as it is once the others were invited: so is its person, or why they aren't. */
function afterwards(row: ReviewedRow, outcomes: readonly Outcome<ReviewedRow>[]): ReviewedRow {
  const refusal = outcomes.find(({ one }) => one.line === row.line)?.refusal ?? null;
  return refusal ? { ...row, error: refusal.message } : { ...row, isInvited: true };
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

/** @throws Refused (`too_many`) when the business, or whoever invites, has invited as many as a day allows. */
async function requireRoom({ tx, me, input: { workspaceId }, now }: Scope, people: number): Promise<void> {
  const createdAt = { gte: new Date(now.getTime() - DAY_MS) };
  const ofBusiness = await tx.invitation.count({ where: { workspaceId, createdAt } });
  const ofAccount = await countByAccount(tx, me.userId, createdAt.gte);
  demand(decideHowMany({ people, ofBusiness, ofAccount }));
}

/**
 * @returns how many invitations somebody has made since an instant, in whichever business, without those by which
 * people have joined: they know whom they work with. Of two files that they send at once, for two businesses, the second
 * waits here until the first is counted. Afterwards `tx` is theirs again.
 */
async function countByAccount(tx: Tx, userId: string, since: Date): Promise<number> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('people.invite'), hashtext(${userId}))::text`;
  // they may have left the business since, or made somebody else its owner
  await become(tx, { kind: 'auth' });
  const made = { createdById: userId, createdAt: { gte: since } };
  const count = await tx.invitation.count({ where: { ...made, acceptedAt: null } });
  await become(tx, { kind: 'user', userId });
  return count;
}
