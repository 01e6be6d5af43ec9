import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { AgreementDocument } from '@/components/agreements/agreement-document';
import { composeDocument } from '@/lib/agreements/document/document';
import { templateOf } from '@/lib/agreements/templates';

it('a clause that begins with a name written from the right is read from the left, and is signed as it was', () => {
  const ID = '01a20c70-5408-7695-a174-7e2f625419f5';
  const template = templateOf('hourly');
  const document = composeDocument({
    agreementId: ID,
    number: 1,
    title: 'Agreement for running the shop',
    parties: {
      business: { id: ID, name: 'Adeyemi Ceramics', timeZone: 'America/Chicago' },
      assistant: { id: ID, name: 'ليلى حداد', email: 'layla@inbox.example', timeZone: 'Asia/Beirut' },
    },
    terms: {
      ...template.terms,
      payType: 'hourly',
      rateMinor: 1450,
      currency: 'USD',
      capMinor: null,
      startsOn: '2026-12-01',
      endsOn: null,
    },
    clauses: template.clauses,
  });

  const html = renderToStaticMarkup(<AgreementDocument document={document} />);

  expect(html).toContain('<p>\u2068ليلى حداد\u2069 works as an independent professional');
  expect(html).not.toContain('<p>ليلى');
  expect(JSON.stringify(document.clauses)).not.toContain('\u2068');
});
