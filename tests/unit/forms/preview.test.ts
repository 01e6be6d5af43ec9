import { describe, expect, it } from 'vitest';
import { readsAlike } from '@/components/ui/markdown-editor/rendered';

const sketch = {
  id: '01',
  name: 'sketch.png',
  href: '/api/files/01',
  picture: { width: 240, height: 160 },
};
const shown = { text: '![sketch.png](attached:01)', attachments: [sketch] };

describe('the preview of a text', () => {
  it('stays as it is while neither the text nor its files change', () => {
    expect(readsAlike(shown, { ...shown, attachments: [{ ...sketch }] })).toBe(true);
  });

  it.each([
    ['another word', { ...shown, text: 'Like this.' }],
    ['one more file', { ...shown, attachments: [sketch, { ...sketch, id: '02' }] }],
    ['a file that can’t be had now', { ...shown, attachments: [{ ...sketch, held: 'being looked at' }] }],
  ])('is replaced for %s', (_, now) => {
    expect(readsAlike(shown, now)).toBe(false);
  });
});
