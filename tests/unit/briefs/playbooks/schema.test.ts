import { describe, expect, it } from 'vitest';
import { SavePlaybook } from '@/lib/briefs/playbooks/schema';
import { newId } from '@/lib/platform/ids';

const typed = (askFirst: string) => ({
  workspaceId: newId(),
  id: newId(),
  versionId: newId(),
  number: '0',
  version: '0',
  name: 'Closing the month',
  title: 'Books of {{last month}}',
  deliverables: [{ title: 'The ledger', criteria: ['Every line has a receipt.'] }],
  askFirst,
});

/** @returns what is said at the decisions, null if they can be saved. */
function saidOf(askFirst: string): string | null {
  const read = SavePlaybook.safeParse(typed(askFirst));
  return read.success
    ? null
    : (read.error.issues.find(({ path }) => path.join() === 'askFirst')?.message ?? '');
}

describe('the decisions that a playbook wants to be asked about', () => {
  it('are as many and as long as a brief from it can have, each on a line', () => {
    expect(SavePlaybook.parse(typed('Refunds\r\n\r\n  New suppliers ')).askFirst).toEqual([
      'Refunds',
      'New suppliers',
    ]);
    expect(saidOf('a'.repeat(2_000))).toBeNull();
    expect(saidOf(Array.from({ length: 40 }, (_, at) => `Decision ${at}`).join('\n'))).toBeNull();
  });

  it('are refused at their input where a brief could not have them: it could never be handed over', () => {
    expect(saidOf('a'.repeat(2_001))).toBe('One of these is too long: at most 2000 letters on a line.');
    expect(saidOf(Array.from({ length: 41 }, (_, at) => `Decision ${at}`).join('\n'))).toBe(
      'That is too much for one playbook: at most 40 lines.',
    );
  });
});
