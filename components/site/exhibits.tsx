import { AgreementDocument } from '@/components/agreements/agreement-document';
import { BriefDocument } from '@/components/briefs/brief-document';
import { Exhibit } from './exhibit';
import { sampleAgreement } from './sample-agreement';
import { MARIA, RUTH, SAMPLE_TITLE, sampleBrief } from './sample-brief';

/** A brief as the product shows it, with what to look at. */
export function BriefExhibit({ now }: { readonly now: Date }) {
  return (
    <Exhibit
      id="a-brief"
      title="This is a brief"
      notes={[
        'As Ruth reads it in Chicago. Her assistant Maria reads the same one in Manila, with the clocks the other way round.',
        'A deadline is a moment, not a day. Each deliverable says how both of you will know that it is right.',
        'How much Maria may decide alone is written down, so nobody has to guess or ask.',
      ]}
    >
      <p className="mb-8 text-[1.75rem] leading-tight font-semibold">{SAMPLE_TITLE}</p>
      <BriefDocument brief={sampleBrief(now)} side="owner" zone={RUTH.zone} now={now} other={MARIA} />
    </Exhibit>
  );
}

/** An agreement as the product shows it, shortened, with its fingerprint. */
export function AgreementExhibit({ now }: { readonly now: Date }) {
  const { excerpt, clauses, shown, hash } = sampleAgreement(now);
  return (
    <Exhibit
      id="an-agreement"
      title="This is an agreement"
      notes={[
        `The terms, and ${shown} of the ${clauses} clauses, of our template for an hourly assistant. You change what doesn’t fit; the terms that the product acts on stay fields, so the text and the product never disagree.`,
        'Both sign the same text, known by its fingerprint. One comma more, and it is another:',
        <code key="hash" className="text-sm">
          {hash}
        </code>,
      ]}
    >
      <AgreementDocument document={excerpt} />
    </Exhibit>
  );
}
