import { chooseNotifications } from '@/lib/notifications/choosing/choosing.actions';
import { type Choice, cellsFor, cellValue, defaultChoice } from '@/lib/notifications/choosing/choosing.rules';
import type { Channel } from '@/lib/notifications/kinds/kind.rules';
import type { BusinessRole, NotificationKind } from '@/lib/notifications/kinds/registry.rules';
import { mailNotifications } from '@/lib/notifications/sending/mailing.jobs';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, type Person, type TestWorkspace } from './people';

/** @returns all of somebody's notices, oldest first. */
export function notificationsOf(person: Person) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.notification.findMany({
      where: { recipientId: person.userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
}

/** @returns the mails that were written to somebody, oldest first, including those that wait. */
export function mailsTo(person: Person) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.mail.findMany({
      where: { recipientUserId: person.userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
}

/** @returns the mails of a kind that a business has sent, the oldest first. */
export function mailsIn(workspaceId: string, kind: string) {
  return withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.mail.findMany({ where: { workspaceId, kind }, orderBy: { id: 'asc' } }),
  );
}

/** @returns the addresses to which a business's mails of a kind went, sorted. */
export async function mailedIn(workspaceId: string, kind: string): Promise<readonly string[]> {
  const mails = await mailsIn(workspaceId, kind);
  return mails.map(({ toAddress }) => toAddress).sort();
}

/** Does what the worker does for somebody at a given moment. */
export function whenMailIsDue(person: Person, at: Date): Promise<void> {
  const payload = { recipientId: person.userId, dueAt: at.toISOString() };
  return atTime(at, () => mailNotifications.perform(payload, FIRST_TRY));
}

type Wish = { readonly kind: NotificationKind; readonly channel: Channel; readonly choice: Choice };

/** Posts a business's grid of preferences with one box changed and all others as usual. */
export async function givenChoice(
  person: Person,
  workspace: TestWorkspace,
  standing: BusinessRole,
  preferences: readonly Wish[],
): Promise<void> {
  const channels: readonly Channel[] = ['in_app', 'mail'];
  const boxes = cellsFor(standing, channels).map(({ kind, channel }) => {
    const wish = preferences.find((each) => each.kind === kind && each.channel === channel);
    return cellValue(kind, channel, wish?.choice ?? defaultChoice(kind, channel));
  });
  const form = new FormData();
  form.set('workspaceId', workspace.id);
  for (const channel of channels) form.append('channels', channel);
  for (const box of boxes) form.append('choice', box);
  doneOf(await asPerson(person, () => chooseNotifications({ status: 'idle' }, form)));
}
