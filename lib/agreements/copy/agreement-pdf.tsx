import { Document, Page, Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { REPLACEMENT } from '@/lib/platform/pdf/printable';
import { styles } from '@/lib/platform/pdf/styles';
import type { AgreementDocument } from '../document';
import { ATTACHMENTS } from '../verifying/marks';
import { termsInWords } from '../wording';
import { Certificate, type CertificateFacts } from './certificate';
import { ClauseText } from './clause-text';
import type { LegibleCopy } from './legible';

export type Copy = CertificateFacts & { readonly document: AgreementDocument };

/** The copy that both keep: the text, its typed terms, and who signed it when. */
export function AgreementPdf({ document, hasGaps, ...facts }: LegibleCopy) {
  const { title, parties, terms, clauses } = document;
  return (
    <Document
      title={title}
      author={parties.business.name}
      subject={`Agreement between ${parties.business.name} and ${parties.assistant.name}`}
      creator="Handover"
      producer="Handover"
      language="en"
      // the first in which files can be attached by what they are to the document
      pdfVersion="1.7"
      // the one moment that belongs to this content: the same input then gives the same bytes
      creationDate={facts.inForceAt}
      modificationDate={facts.inForceAt}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Text style={styles.title}>{title}</Text>
          <Text style={styles.between}>
            between {parties.business.name} and {parties.assistant.name}
          </Text>
          {hasGaps ? <Gaps /> : null}
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
            // no View around a clause: a heading that is first in one can't move to the next page with its text
            <Fragment key={key}>
              <Text style={styles.heading} minPresenceAhead={40}>
                {index + 1}. {heading}
              </Text>
              <ClauseText>{body}</ClauseText>
            </Fragment>
          ))}
        </View>
        <Footer document={document} documentHash={facts.documentHash} />
      </Page>
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Certificate {...facts} imported={document.imported} />
        </View>
        <Footer document={document} documentHash={facts.documentHash} />
      </Page>
    </Document>
  );
}

/** Said before the text that has the gaps, so that nobody takes what they read for all that was signed. */
function Gaps() {
  return (
    <Text style={[styles.small, styles.paragraph]}>
      Some letters can’t be printed in this PDF and stand as {REPLACEMENT}. The exact text, as both sides read
      and signed it, is in the attached {ATTACHMENTS.agreement}; it is what the SHA-256 on the certificate is
      of.
    </Text>
  );
}

function Footer({ document, documentHash }: { document: AgreementDocument; documentHash: string }) {
  return (
    <View style={styles.footer} fixed>
      <Text>
        Version {document.number}, SHA-256 {documentHash.slice(0, 16)}…
      </Text>
      <Text render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
    </View>
  );
}
