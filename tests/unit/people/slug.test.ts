import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceSlug } from '@/lib/people/business/slug';

const ID = '01935b3e-7a10-7000-8000-000000000001';

describe('the name of a workspace in addresses', () => {
  it.each([
    ['Adeyemi Ceramics', /^adeyemi-ceramics-[a-z0-9]{5}$/],
    ['Café Münchhausen & Söhne', /^cafe-munchhausen-sohne-[a-z0-9]{5}$/],
    ['陶芸工房', /^workspace-[a-z0-9]{5}$/],
    ['../../admin', /^admin-[a-z0-9]{5}$/],
  ])('of %s', (name, expected) => {
    expect(workspaceSlug(name, ID)).toMatch(expected);
  });

  it('is the same for the same workspace, and different for another of the same name', () => {
    expect(workspaceSlug('Bakery', ID)).toBe(workspaceSlug('Bakery', ID));
    expect(workspaceSlug('Bakery', ID)).not.toBe(workspaceSlug('Bakery', ID.replace(/1$/, '2')));
  });

  it('is always safe in a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.uuid(), (name, id) => {
        expect(workspaceSlug(name, id)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(workspaceSlug(name, id).length).toBeLessThanOrEqual(46);
      }),
    );
  });
});
