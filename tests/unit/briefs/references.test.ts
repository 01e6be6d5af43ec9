import { describe, expect, it } from 'vitest';
import { referringTo } from '@/lib/briefs/drafting/references.rules';
import { newId } from '@/lib/platform/ids';

describe('a text that refers to files', () => {
  const [sketch, list, other] = [newId(), newId(), newId()];

  it('refers to their copies instead, and to what wasn’t copied as before', () => {
    const text = `![sketch](attached:${sketch}), see [list](attached:${list}) and attached:nothing`;

    expect(referringTo(text, new Map([[sketch, other]]))).toBe(
      `![sketch](attached:${other}), see [list](attached:${list}) and attached:nothing`,
    );
  });
});
