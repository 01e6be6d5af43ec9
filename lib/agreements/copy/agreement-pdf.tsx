import { Text } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { footOf, Gaps } from '@/lib/platform/pdf/certificate';
import { MarkdownText } from '@/lib/platform/pdf/markdown-text';
import { Facts, Heading, Pages, PdfDocument } from '@/lib/platform/pdf/paper';
import { REPLACEMENT } from '@/lib/platform/pdf/printable';
import { styles } from '@/lib/platform/pdf/styles';
import { formatStamp } from '@/lib/platform/time/format';
import type { AgreementDocument } from '../document/document';
import { termsInWords } from '../document/wording';
import { SEALED_RECORDS } from '../sealed-records.rules';
import { Certificate, type CertificateFacts } from './certificate';
import type { LegibleCopy } from './legible';

export type Copy = CertificateFacts & { readonly document: AgreementDocument };

/** The copy that both keep: the text, its typed terms, and who signed it when. */
export function AgreementPdf({ document, hasGaps, ...facts }: LegibleCopy) {
  const { title, parties, terms, clauses } = document;
  const foot = footOf(`Version ${document.number}`, facts.documentHash);
  return (
    <PdfDocument
      title={title}
      author={parties.business.name}
      subject={`Agreement between ${parties.business.name} and ${parties.assistant.name}`}
      at={facts.inForceAt}
    >
      <Pages foot={foot}>
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.between}>
          between {parties.business.name} and {parties.assistant.name}
          {facts.amends
            ? `, in place of what they agreed before, in force since ${formatStamp(facts.amends.inForceAt)}`
            : ''}
        </Text>
        {hasGaps ? <Gaps attachment={SEALED_RECORDS.agreement.files.text} mark={REPLACEMENT} /> : null}
        <Heading>Terms</Heading>
        <Facts facts={termsInWords(terms).map(({ name, value }) => [name, value])} />
        {clauses.map(({ key, heading, body }, index) => (
          // no View around a clause: a heading that comes first in one can't move to the next page with its text
          <Fragment key={key}>
            <Heading>
              {index + 1}. {heading}
            </Heading>
            <MarkdownText>{body}</MarkdownText>
          </Fragment>
        ))}
      </Pages>
      <Pages foot={foot}>
        <Certificate {...facts} imported={document.imported} />
      </Pages>
    </PdfDocument>
  );
}
