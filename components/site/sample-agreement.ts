import { type AgreementDocument, composeDocument, freeze } from '@/lib/agreements/document/document';
import { templateOf } from '@/lib/agreements/templates';
import { MARIA, RUTH } from './sample-brief';

/** Enough to see how it reads; the rest is in the product. */
const SHOWN = ['scope', 'communication', 'evaluation'];

export type SampleAgreement = {
  readonly excerpt: AgreementDocument;
  readonly clauses: number;
  readonly shown: number;
  /** SHA-256 of the whole text */
  readonly hash: string;
};

/** Our own template for an hourly assistant, filled in by the code that fills in every agreement. */
export function sampleAgreement(now: Date): SampleAgreement {
  const template = templateOf('hourly');
  const whole = composeDocument({
    agreementId: '01935b3e-7a10-7000-8000-00000000a9ee',
    number: 1,
    title: template.name,
    parties: {
      business: {
        id: '01935b3e-7a10-7000-8000-0000000000b1',
        name: 'Adeyemi Ceramics',
        timeZone: RUTH.zone,
      },
      assistant: { id: null, name: 'Maria Santos', email: null, timeZone: MARIA.zone },
    },
    terms: {
      ...template.terms,
      payType: template.payType,
      rateMinor: 14_50,
      currency: 'USD',
      capMinor: 290_00,
      startsOn: `${now.toISOString().slice(0, 7)}-01`,
      endsOn: null,
    },
    clauses: template.clauses,
  });
  const clauses = whole.clauses.filter(({ key }) => SHOWN.includes(key));
  return {
    excerpt: { ...whole, clauses },
    clauses: whole.clauses.length,
    shown: clauses.length,
    hash: freeze(whole).documentHash,
  };
}
