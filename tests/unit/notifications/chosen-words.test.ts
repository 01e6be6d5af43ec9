import { describe, expect, it } from 'vitest';
import { type Choice, defaultChoice } from '@/lib/notifications/choosing/choosing.rules';
import { chosenInWords } from '@/lib/notifications/choosing/chosen-words.rules';
import type { Channel } from '@/lib/notifications/kinds/kind.rules';
import type { NotificationKind } from '@/lib/notifications/kinds/registry.rules';

const KINDS = ['brief.handed_over', 'brief.answer', 'brief.approved', 'brief.cancelled'] as const;
const WITH_DEVICES: readonly Channel[] = ['in_app', 'mail', 'push'];

describe('a topic of notifications that is folded', () => {
  it('says how much of it comes in which way, and what always does', () => {
    expect(wordsOf({})).toBe('By e-mail: 3 as it happens, 1 always');
    expect(wordsOf({ 'brief.answer mail': 'daily', 'brief.approved mail': 'off' })).toBe(
      'By e-mail: 1 as it happens, 1 once a day, 1 never, 1 always',
    );
  });

  it('says what isn’t in the list, and what is shown on devices if there are any', () => {
    const chosen = { 'brief.approved in_app': 'off', 'brief.answer push': 'on' } as const;

    expect(wordsOf(chosen)).toBe('By e-mail: 3 as it happens, 1 always; not in the list: 1');
    expect(wordsOf({ ...chosen, ...off('push'), 'brief.answer push': 'on' }, WITH_DEVICES)).toBe(
      'By e-mail: 3 as it happens, 1 always; not in the list: 1; on devices: 1',
    );
  });
});

function off(channel: Channel): Record<string, Choice> {
  return Object.fromEntries(KINDS.map((kind) => [`${kind} ${channel}`, 'off']));
}

function wordsOf(chosen: Record<string, Choice>, channels: readonly Channel[] = ['in_app', 'mail']): string {
  const choiceOf = (kind: NotificationKind, channel: Channel) =>
    chosen[`${kind} ${channel}`] ?? defaultChoice(kind, channel);
  return chosenInWords({ kinds: KINDS, channels, choiceOf });
}
