import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PayingFields, payingAsTyped } from '@/components/agreements/terms/paying-fields';
import { NOTHING_SAID } from '@/lib/agreements/terms/paying.rules';

it('who pays which fee can be read in full before the field is opened', () => {
  const shown = renderToStaticMarkup(<PayingFields terms={payingAsTyped(NOTHING_SAID)} payType="fixed" />);

  const choices = [...shown.matchAll(/<option[^>]*>([^<]*)/g)].map(([, words]) => words);
  expect(choices).toEqual([
    'Not said',
    'Each pays their own',
    'The business pays both',
    'The assistant pays both',
  ]);
});
