import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashOfForm, isSameForm } from '@/lib/platform/actions/form-hash';
import { fromForm } from '@/lib/platform/actions/from-form';
import { optionalProse } from '@/lib/platform/actions/text';
import { formOf } from '@/tests/support/browser/forms';

const said = {
  id: 'b1',
  version: 3,
  note: 'Which size?',
  isBlocking: true,
  minor: 500n,
  at: new Date('2026-12-01T09:00:00Z'),
  link: null,
  items: [{ uploads: ['u1'], files: [new File(['white'], 'vase.png')] }],
};

describe("a form's content", () => {
  it('is the same in another order, without what is left out, and from a page that was rendered anew', async () => {
    const { id, note, ...rest } = said;

    expect(await hashOfForm({ ...rest, nothing: undefined, note, id, version: 4 })).toBe(
      await hashOfForm(said),
    );
    expect(await hashOfForm(said)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, object]>([
    ['a word', { note: 'Which white?' }],
    ['a word more', { more: '' }],
    ['a mark', { isBlocking: false }],
    ['an amount', { minor: 501n }],
    ['a moment', { at: new Date('2026-12-01T09:01:00Z') }],
    ['a link', { link: 'https://example.org' }],
    ['what it is about', { id: 'b2' }],
    ['an uploaded file', { items: [{ ...said.items[0], uploads: ['u2'] }] }],
    ['a file’s bytes', { items: [{ ...said.items[0], files: [new File(['grey!'], 'vase.png')] }] }],
    ['a file’s name', { items: [{ ...said.items[0], files: [new File(['white'], 'cup.png')] }] }],
    ['one file more', { items: [...said.items, { uploads: [], files: [] }] }],
    ['a version of something in it', { items: [{ ...said.items[0], version: 1 }] }],
  ])('is different with %s changed', async (_, change) => {
    expect(await hashOfForm({ ...said, ...change })).not.toBe(await hashOfForm(said));
  });

  it('is what was meant: not the key, nor what a browser adds, nor spaces and line breaks', async () => {
    const schema = fromForm(z.object({ note: optionalProse() }));
    const hashOf = (fields: Parameters<typeof formOf>[0]) => hashOfForm(schema.parse(formOf(fields)));

    const typed = await hashOf({ note: 'Two\nlines', once: 'one', queuedAs: 'briefs.ask' });

    expect(await hashOf({ note: ' Two\r\nlines ', once: 'other' })).toBe(typed);
    expect(await hashOf({ note: 'Two lines' })).not.toBe(typed);
  });

  it('can’t be what no form can contain', async () => {
    await expect(hashOfForm({ act: () => 'x' })).rejects.toThrow(/can’t say/);
  });
});

describe('a form that comes again', () => {
  it.each([
    ['the same as the first', 'aa', true],
    ['not the same', 'bb', false],
    ['the same where nobody knows what the first said', null, true],
  ])('says %s', (_, kept, isSame) => {
    expect(isSameForm(kept, 'aa')).toBe(isSame);
  });
});
