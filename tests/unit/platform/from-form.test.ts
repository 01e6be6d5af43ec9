import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fromForm } from '@/lib/platform/actions/from-form';

const Brief = fromForm(
  z.object({ id: z.string(), deliverables: z.array(z.object({ title: z.string() })).optional() }),
);

function read(...entries: readonly (readonly [string, string])[]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return Brief.safeParse(form);
}

describe("a form's content", () => {
  it('is read as nested as its names are', () => {
    const answer = read(
      ['id', '1'],
      ['deliverables[0].title', 'Photos'],
      ['deliverables[1].title', 'List'],
      ['$ACTION_ID', 'x'],
    );

    expect(answer.data).toEqual({ id: '1', deliverables: [{ title: 'Photos' }, { title: 'List' }] });
  });

  it.each([
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'deliverables[0].constructor',
    'deliverables[99999999].title',
    'deliverables[-1].title',
    'id[0].x',
    'id.x.y',
    `${'x.'.repeat(500)}y`,
    '[',
    '.',
    '',
  ])('is refused with a message for the person when it has a name like %j', (name) => {
    const answer = read(['id', '1'], [name, 'x']);

    expect(answer.error?.issues.map(({ message }) => message)[0]).toMatch(/can’t be read|expected/i);
    expect(answer.success).toBe(false);
  });

  it('never throws, and never changes what all objects have', () => {
    const name = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[a-z_.[\]0-9]{0,30}$/),
      fc.constantFrom('id', 'id.a', 'deliverables[0]', 'deliverables[0].title', '__proto__', 'toString'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string()), { maxLength: 6 }), (entries) => {
        read(...entries);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
