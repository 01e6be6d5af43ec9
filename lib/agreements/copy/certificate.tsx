import { Path, Svg, Text } from '@react-pdf/renderer';
import { Fact, RecordLines, Signature } from '@/lib/platform/pdf/certificate';
import { Rows } from '@/lib/platform/pdf/paper';
import { INK, styles } from '@/lib/platform/pdf/styles';
import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { formatStampToTheSecond } from '@/lib/platform/time/format';
import type { ChainEvent } from '../chain';
import type { AgreementDocument } from '../document/document';
import { DRAWN_BOX } from '../drawn.rules';

export type SignatureEvidence = SignedEvidence & {
  /** the strokes, if it was drawn as well */
  readonly drawn: string | null;
  readonly kind: 'signature' | 'confirmation';
};

/** The agreement that another replaces, by what both signed then. */
export type Amended = {
  readonly agreementId: string;
  readonly documentHash: string;
  readonly inForceAt: Date;
};

export type CertificateFacts = {
  /** null when nothing was in force before */
  readonly amends: Amended | null;
  readonly agreementId: string;
  readonly documentHash: string;
  readonly inForceAt: Date;
  readonly signatures: readonly SignatureEvidence[];
  readonly events: readonly ChainEvent[];
};

/** The last page: who signed, how we know, and the record with which anybody can check it. */
export function Certificate({
  amends,
  agreementId,
  documentHash,
  inForceAt,
  signatures,
  events,
  imported,
}: CertificateFacts & { readonly imported: AgreementDocument['imported'] | undefined }) {
  return (
    <>
      <Text style={styles.title}>Certificate</Text>
      <Text style={styles.paragraph}>
        {imported
          ? 'Signed elsewhere, imported: both sides confirmed electronically that the file named below is the agreement they signed, and that these terms are what it says. It is in force here since'
          : 'Both sides signed the same text electronically. The agreement is in force since'}{' '}
        {formatStampToTheSecond(inForceAt)}.
      </Text>
      <Rows>
        <Fact name="Agreement">{agreementId}</Fact>
        <Fact name="SHA-256 of the text">{documentHash}</Fact>
        {amends ? (
          <>
            <Fact name="In place of agreement">{amends.agreementId}</Fact>
            <Fact name="SHA-256 of its text">{amends.documentHash}</Fact>
            <Fact name="In force since">{formatStampToTheSecond(amends.inForceAt)}</Fact>
          </>
        ) : null}
        {imported ? (
          <>
            <Fact name="File signed elsewhere">{imported.fileName}</Fact>
            <Fact name="SHA-256 of that file">{imported.sha256}</Fact>
            <Fact name="Signed on">{dateInWords(imported.signedOn)}, as both confirm</Fact>
          </>
        ) : null}
      </Rows>
      {signatures.map((signature) => (
        <Signature
          key={signature.party}
          signature={signature}
          verb={signature.kind === 'confirmation' ? 'Confirmed' : 'Signed'}
          drawn={signature.drawn === null ? null : <Drawn path={signature.drawn} />}
        />
      ))}
      <RecordLines events={events} />
    </>
  );
}

/** The strokes as drawn, a third of a page's width. */
function Drawn({ path }: { path: string }) {
  return (
    <Svg viewBox={`0 0 ${DRAWN_BOX.width} ${DRAWN_BOX.height}`} width={150} height={50}>
      <Path d={path} fill="none" stroke={INK} strokeWidth={4} strokeLinecap="round" strokeLinejoin="round" />
    </Svg>
  );
}
