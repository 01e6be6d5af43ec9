import { describe, expect, it } from 'vitest';
import { decideTemplateName, decideTemplates } from '@/lib/agreements/own-templates/own-templates.rules';

describe('the templates of a business', () => {
  it('are written by its owners, who sign what is made from them, and by nobody else', () => {
    expect(decideTemplates('owner').ok).toBe(true);
    expect(decideTemplates('manager')).toMatchObject({ refusal: { code: 'not_yours' } });
  });

  it.each([
    ['Shop assistant', [], true],
    ['Shop assistant', ['Shop', 'assistant', 'Shop assistants'], true],
    ['Shop assistant', ['Bookkeeping', 'Shop assistant'], false],
    ['shop Assistant', ['Shop assistant'], false],
    ['Shop assistant', ['SHOP ASSISTANT'], false],
  ])('%s beside %j: free %s', (name, taken, isFree) => {
    const answer = decideTemplateName(name, taken);

    if (isFree) expect(answer).toEqual({ ok: true, value: undefined });
    else expect(answer).toMatchObject({ refusal: { code: 'name_taken', field: 'name' } });
  });
});
