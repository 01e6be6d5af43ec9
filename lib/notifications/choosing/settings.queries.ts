import { HOURS, hoursOf } from '@/lib/people/hours/hours.queries';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { Channel } from '../kinds/kind.rules';
import type { BusinessRole, NotificationKind } from '../kinds/registry.rules';
import { CHOICES, type Choice, defaultChoice } from './choosing.rules';

/** When somebody wants quiet and their digest, in minutes since midnight on their clock. */
export type NotificationTimes = {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digestAt: number;
  readonly digestWeekday: number;
};

/** What somebody has chosen in one business. */
export type NotificationChoices = {
  readonly workspaceId: string;
  readonly business: string;
  readonly role: BusinessRole;
  /** only what differs from the defaults */
  readonly choices: readonly { readonly kind: string; readonly channel: Channel; readonly choice: Choice }[];
};

export type NotificationSettings = {
  readonly times: NotificationTimes;
  readonly places: readonly NotificationChoices[];
};

/**
 * By default quiet hours are the hours in which somebody doesn't work, as in `app.wishes_of`; somebody without set
 * hours has none.
 */
async function defaultTimesOf(tx: Tx, userId: string): Promise<NotificationTimes> {
  const hours = hoursOf(await tx.user.findUniqueOrThrow({ where: { id: userId }, select: HOURS }));
  const quiet = hours !== null && hours.from !== hours.until ? hours : null;
  return {
    quietFrom: quiet?.until ?? null,
    quietUntil: quiet?.from ?? null,
    digestAt: 8 * 60,
    digestWeekday: 1,
  };
}

/** @returns how a person wants to be told, for each business they are in. */
export async function getNotificationSettings(userId: string): Promise<NotificationSettings> {
  return withActor({ kind: 'user', userId }, async (tx, { memberships }) => {
    const times = await tx.notificationSettings.findUnique({ where: { userId } });
    const rows = await tx.notificationChoice.findMany({ where: { userId } });
    const workspaces = await tx.workspace.findMany({
      where: { id: { in: memberships.map(({ workspaceId }) => workspaceId) } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    });
    const places = workspaces.flatMap(({ id, name }) => {
      const membership = memberships.find(({ workspaceId }) => workspaceId === id);
      if (!membership) return [];
      const choices = rows
        .filter(({ workspaceId }) => workspaceId === id)
        .flatMap(({ kind, channel, choice }) => {
          const known = CHOICES[channel].find((each) => each === choice);
          return known ? [{ kind, channel, choice: known }] : [];
        });
      return [{ workspaceId: id, business: name, role: membership.role, choices }];
    });
    return { times: times ?? (await defaultTimesOf(tx, userId)), places };
  });
}

/** @returns how somebody gets a kind in a channel: by their choice, else by default. */
export function choiceOf({ choices }: NotificationChoices, kind: NotificationKind, channel: Channel): Choice {
  const chosen = choices.find((each) => each.kind === kind && each.channel === channel);
  return chosen?.choice ?? defaultChoice(kind, channel);
}
