import { expect, it } from 'vitest';
import { TermsFields } from '@/components/agreements/terms/terms-fields';
import { suggestedTerms } from '@/components/agreements/terms/typed-terms';
import { templateOf } from '@/lib/agreements/templates';
import { markupOf } from '@/tests/support/browser/markup';

it('an amendment says from when its changes hold: its start date is that of the agreement, long past', () => {
  const terms = suggestedTerms(templateOf('retainer'), { currency: 'USD', startsOn: '2026-12-01' });
  const fields = (isAmendment: boolean) =>
    markupOf(<TermsFields terms={terms} currencies={[]} isAmendment={isAmendment} />);

  expect(fields(true)).toContain('it holds once both have signed. A later one: its pay counts from then');
  expect(fields(false)).not.toContain('once both have signed');
});
