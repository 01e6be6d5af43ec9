import { Page, Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { Footer, Gaps } from '@/lib/platform/pdf/certificate';
import { MarkdownText } from '@/lib/platform/pdf/markdown-text';
import { PdfDocument } from '@/lib/platform/pdf/paper';
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
  return (
    <PdfDocument
      title={title}
      author={parties.business.name}
      subject={`Agreement between ${parties.business.name} and ${parties.assistant.name}`}
      at={facts.inForceAt}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Text style={styles.title}>{title}</Text>
          <Text style={styles.between}>
            between {parties.business.name} and {parties.assistant.name}
            {facts.amends
              ? `, in place of what they agreed before, in force since ${formatStamp(facts.amends.inForceAt)}`
              : ''}
          </Text>
          {hasGaps ? <Gaps attachment={SEALED_RECORDS.agreement.files.text} mark={REPLACEMENT} /> : null}
          <Text style={styles.heading}>Terms</Text>
          <View style={styles.facts}>
            {termsInWords(terms).map(({ name, value }) => (
              <View key={name} style={styles.fact} wrap={false}>
                <Text style={styles.factName}>{name}</Text>
                <Text style={styles.factValue}>{value}</Text>
              </View>
            ))}
          </View>
          {clauses.map(({ key, heading, body }, index) => (
            // no View around a clause: a heading that comes first in one can't move to the next page with its text
            <Fragment key={key}>
              <Text style={styles.heading} minPresenceAhead={40}>
                {index + 1}. {heading}
              </Text>
              <MarkdownText>{body}</MarkdownText>
            </Fragment>
          ))}
        </View>
        <Footer title={`Version ${document.number}`} documentHash={facts.documentHash} />
      </Page>
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Certificate {...facts} imported={document.imported} />
        </View>
        <Footer title={`Version ${document.number}`} documentHash={facts.documentHash} />
      </Page>
    </PdfDocument>
  );
}
