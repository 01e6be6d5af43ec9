import { accept, type Result, refuse } from '@/lib/platform/result';
import { CHANNELS, type Channel } from '../kinds/kind.rules';
import {
  allKinds,
  type BusinessRole,
  factsOf,
  isNotificationKind,
  type NotificationKind,
  reaches,
} from '../kinds/registry.rules';
import { MAIL_CHOICES } from '../planning/planning.rules';

const ON_OR_OFF = ['on', 'off'] as const;

/** The choices for each channel. */
export const CHOICES = {
  in_app: ON_OR_OFF,
  mail: MAIL_CHOICES,
  push: ON_OR_OFF,
} as const satisfies Record<Channel, readonly string[]>;

export type Choice = (typeof CHOICES)[Channel][number];

/** One cell of the grid. */
export type Chosen = { readonly kind: NotificationKind; readonly channel: Channel; readonly choice: Choice };

/** @returns a kind's default in a channel. */
export function defaultChoice(kind: NotificationKind, channel: Channel): Choice {
  const { mail, push } = factsOf(kind);
  if (channel === 'mail') return mail === 'off' ? 'off' : 'at_once';
  if (channel === 'push') return push ? 'on' : 'off';
  return 'on';
}

/**
 * @returns the choice, or a refusal: `no_such_choice` for one that isn't in the grid, `contractual` with the reason for
 * one that can't be made. Devices are one's own affair, so push may be turned off for any kind.
 */
export function decideChoice(kind: string, channel: string, choice: string): Result<Chosen> {
  const known = CHANNELS.find((each) => each === channel);
  const wanted = known && CHOICES[known].find((each) => each === choice);
  if (!isNotificationKind(kind) || !known || !wanted) {
    return refuse('no_such_choice', 'That can’t be chosen. Load the page again.');
  }
  const { contractual } = factsOf(kind);
  if (contractual !== null && known !== 'push' && wanted !== defaultChoice(kind, known)) {
    return refuse('contractual', contractual);
  }
  return accept({ kind, channel: known, choice: wanted });
}

type Grid = {
  readonly role: BusinessRole;
  /** the columns that the page had */
  readonly channels: readonly Channel[];
  /** `cellValue` of each cell that is ticked or chosen */
  readonly ticked: ReadonlySet<string>;
};

/** @returns what one cell of the grid posts: `brief.question mail daily`. */
export function cellValue(kind: NotificationKind, channel: Channel, choice: Choice): string {
  return `${kind} ${channel} ${choice}`;
}

/** @returns the cells that somebody in that role may choose, in grid order. */
export function cellsFor(
  role: BusinessRole,
  channels: readonly Channel[],
): readonly { readonly kind: NotificationKind; readonly channel: Channel }[] {
  return allKinds()
    .filter((kind) => reaches(kind, role))
    .flatMap((kind) =>
      channels
        .filter((channel) => channel === 'push' || factsOf(kind).contractual === null)
        .map((channel) => ({ kind, channel })),
    );
}

/**
 * Reads a posted grid. A checkbox missing from it was left unticked.
 * @returns a choice for each cell that the page had, or a refusal for one that nobody may choose.
 */
export function chosenIn({ role, channels, ticked }: Grid): Result<readonly Chosen[]> {
  const chosen: Chosen[] = [];
  for (const { kind, channel } of cellsFor(role, channels)) {
    const choice = CHOICES[channel].find((each) => ticked.has(cellValue(kind, channel, each)));
    const decided = decideChoice(kind, channel, choice ?? (channel === 'mail' ? '' : 'off'));
    if (!decided.ok) return decided;
    chosen.push(decided.value);
  }
  return accept(chosen);
}
