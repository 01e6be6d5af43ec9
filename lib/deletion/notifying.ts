import type { TransactionalKind } from '@/lib/notifications/kinds/registry.rules';
import { listOwners } from '@/lib/people/queries';
import { isStaffRole, STAFF_ROLES } from '@/lib/people/staff.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { type MailContent, queueMail } from '@/lib/platform/mail';
import { become, type StaffRole, type Tx } from '@/lib/platform/tenancy';
import type { AccountReader, AccountWords } from './emails/account';
import type { WorkspaceWords } from './emails/workspace';
import { isAloneAfter } from './leaving.rules';

type Deletion = { readonly workspaceId: string; readonly id: string };

/** Everybody who belongs to a business, or once assisted it: they get a mail, whatever their preferences. */
export async function findMembers(tx: Tx, workspaceId: string) {
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, slug: true },
  });
  const members = await tx.membership.findMany({
    where: { workspaceId, OR: [{ endedAt: null }, { role: 'assistant' }], user: { deletedAt: null } },
    select: { role: true, user: { select: { id: true, email: true, timeZone: true } } },
  });
  return { ...workspace, members };
}

/**
 * Mails everybody in a business, as the business itself.
 * @param readers who they are; looked up if left out
 */
export async function notifyMembers(
  tx: Tx,
  { workspaceId, id }: Deletion,
  kind: TransactionalKind,
  write: (words: WorkspaceWords) => MailContent,
  readers?: Awaited<ReturnType<typeof findMembers>>,
): Promise<void> {
  const { name, slug, members } = readers ?? (await findMembers(tx, workspaceId));
  for (const { role, user } of members) {
    const page = pageOf(role, { workspaceId, slug });
    await queueMail(tx, {
      ...write({ business: name, reader: role, zone: user.timeZone, now: now(), url: absolute(page) }),
      kind,
      to: user.email,
      recipientUserId: user.id,
      workspaceId,
      subjectId: id,
      uniqueKey: `${kind}:${id}:${user.id}`,
    });
  }
}

/** Only owners have the page on which a deletion is taken back, and the archive saved. */
function pageOf(
  role: WorkspaceWords['reader'],
  { workspaceId, slug }: { readonly workspaceId: string; readonly slug: string },
): string {
  if (role === 'assistant') return addresses.business(workspaceId);
  return role === 'owner' ? `${addresses.workspaceSettings(slug)}#deletion` : addresses.home(slug);
}

type Person = {
  readonly userId: string;
  /** the deletion's */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
};

/**
 * Mails somebody about their account, and the owners of each business that they assist or run, each as that business.
 * Afterwards the transaction is the last business's.
 */
export async function notifyOfAccount(
  tx: Tx,
  { userId, id, name, email, timeZone }: Person,
  kind: TransactionalKind,
  write: (words: AccountWords) => MailContent,
): Promise<void> {
  const own = absolute(addresses.deleteAccount());
  await queueMail(tx, {
    ...write({ name, reader: 'self', zone: timeZone, now: now(), url: own }),
    kind,
    to: email,
    recipientUserId: userId,
    subjectId: id,
    uniqueKey: `${kind}:${id}:${userId}`,
  });
  for (const place of await findPlaces(tx, userId)) {
    const { workspaceId, engagementId } = place;
    await become(tx, { kind: 'workspace', workspaceId });
    const owners = await listOwners(tx, workspaceId);
    const ownerIds = owners.map((owner) => owner.id);
    for (const owner of owners.filter((each) => each.id !== userId)) {
      await queueMail(tx, {
        ...write({
          name,
          zone: owner.timeZone,
          now: now(),
          url: place.url,
          ...readerOf(place, isAloneAfter(owner.id, userId, ownerIds)),
        }),
        kind,
        to: owner.email,
        recipientUserId: owner.id,
        workspaceId,
        subjectId: id,
        ...(engagementId && { engagementId }),
        uniqueKey: `${kind}:${id}:${workspaceId}:${owner.id}`,
      });
    }
  }
}

type PlaceOfTheirs = {
  readonly workspaceId: string;
  readonly business: string;
  /** the page where an owner reads about them */
  readonly url: string;
} & (
  | { readonly role: 'assistant'; readonly engagementId: string }
  | { readonly role: StaffRole; readonly engagementId: null }
);

/** @returns the businesses that somebody assists or runs, as they see them themselves. */
async function findPlaces(tx: Tx, userId: string): Promise<readonly PlaceOfTheirs[]> {
  const workspace = { select: { slug: true, name: true } };
  const engagements = await tx.engagement.findMany({
    where: { assistantUserId: userId, state: { not: 'ended' } },
    select: { id: true, workspaceId: true, workspace },
  });
  const runs = await tx.membership.findMany({
    where: { userId, endedAt: null, role: { in: [...STAFF_ROLES] } },
    select: { workspaceId: true, role: true, workspace },
  });
  return [
    ...engagements.map(({ id, workspaceId, workspace: { slug, name } }) => ({
      workspaceId,
      business: name,
      role: 'assistant' as const,
      engagementId: id,
      url: absolute(addresses.assistant(slug, id)),
    })),
    ...runs.flatMap(({ workspaceId, role, workspace: { slug, name } }) =>
      isStaffRole(role)
        ? [
            {
              workspaceId,
              business: name,
              role,
              engagementId: null,
              url: absolute(addresses.whoRunsIt(slug)),
            },
          ]
        : [],
    ),
  ];
}

function readerOf({ role, business }: PlaceOfTheirs, isReaderAlone: boolean): AccountReader {
  return role === 'assistant'
    ? { reader: 'owner' }
    : { reader: 'fellow_owner', business, role, isReaderAlone };
}
