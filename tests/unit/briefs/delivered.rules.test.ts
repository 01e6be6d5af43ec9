import { describe, expect, it } from 'vitest';
import { changeOf, notDeliveredAgain } from '@/lib/briefs/delivery/delivered.rules';

const item = (name: string, content: string, deliverableId = 'pictures') => ({
  deliverableId,
  file: { name, sha256: content },
});

describe('a file in a delivery after the first', () => {
  const before = [item('a.png', 'one'), item('b.png', 'two'), item('notes.txt', 'text', 'notes')];

  it.each([
    ['the same bytes under the same name', item('a.png', 'one'), 'same'],
    ['the same bytes under another name', item('renamed.png', 'one'), 'same'],
    ['other bytes under a name that was there', item('a.png', 'three'), 'changed'],
    ['other bytes under another name', item('c.png', 'three'), 'new'],
    ['what came against another deliverable', item('notes.txt', 'text'), 'new'],
  ] as const)('%s', (_, file, change) => {
    expect(changeOf(file, before)).toBe(change);
  });

  it('that came before and has no successor is listed', () => {
    const now = [item('a.png', 'three'), item('c.png', 'four')];

    expect(notDeliveredAgain('pictures', before, now)).toEqual(['b.png']);
    expect(notDeliveredAgain('pictures', before, [item('x.png', 'one'), item('b.png', 'five')])).toEqual([]);
  });
});
