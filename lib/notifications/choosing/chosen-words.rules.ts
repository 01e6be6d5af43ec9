import type { Channel } from '../kinds/kind.rules';
import { factsOf, type NotificationKind } from '../kinds/registry.rules';
import { MAIL_CHOICES, type MailChoice } from '../planning/planning.rules';
import type { Choice } from './choosing.rules';

export const MAIL_WORDS: Record<MailChoice, string> = {
  at_once: 'As it happens',
  daily: 'Once a day',
  weekly: 'Once a week',
  off: 'Not by e-mail',
};

type ChosenOf = {
  /** the kinds in one topic */
  readonly kinds: readonly NotificationKind[];
  readonly channels: readonly Channel[];
  readonly choiceOf: (kind: NotificationKind, channel: Channel) => Choice;
};

/** @returns a summary of a topic whose kinds are folded away: "By mail: 8 as it happens, 2 once a day, 3 always". */
export function chosenInWords({ kinds, channels, choiceOf }: ChosenOf): string {
  const free = kinds.filter((kind) => factsOf(kind).contractual === null);
  const having = (channel: Channel, choice: Choice, among: readonly NotificationKind[]) =>
    among.filter((kind) => choiceOf(kind, channel) === choice).length;
  const byMail = [
    ...MAIL_CHOICES.map((choice) => ({
      count: having('mail', choice, free),
      words: choice === 'off' ? 'never' : MAIL_WORDS[choice].toLowerCase(),
    })),
    { count: kinds.length - free.length, words: 'always' },
  ].flatMap(({ count, words }) => (count > 0 ? [`${count} ${words}`] : []));
  const unlisted = having('in_app', 'off', free);
  const onDevices = channels.includes('push') ? having('push', 'on', kinds) : 0;
  return [
    `By e-mail: ${byMail.join(', ')}`,
    ...(unlisted > 0 ? [`not in the list: ${unlisted}`] : []),
    ...(onDevices > 0 ? [`on devices: ${onDevices}`] : []),
  ].join('; ');
}
