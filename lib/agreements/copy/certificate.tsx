import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { INK, styles } from '@/lib/platform/pdf/styles';
import { formatStampToTheSecond } from '@/lib/platform/time/format';
import type { ChainEvent } from '../chain';
import type { AgreementDocument } from '../document';
import { DRAWN_BOX } from '../drawn.rules';
import type { Party } from '../rules';
import { dateInWords } from '../wording';

export type SignatureEvidence = {
  readonly party: Party;
  readonly signedName: string;
  /** the strokes, when it was drawn as well */
  readonly drawn: string | null;
  readonly kind: 'signature' | 'confirmation';
  readonly verifiedEmail: string;
  readonly signedAt: Date;
  readonly authenticatedAt: Date;
  readonly authMethod: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly consentText: string;
  readonly consentVersion: string;
};

export type CertificateFacts = {
  readonly agreementId: string;
  readonly documentHash: string;
  readonly inForceAt: Date;
  readonly signatures: readonly SignatureEvidence[];
  readonly events: readonly ChainEvent[];
};

const SIDES: Record<Party, string> = { owner: 'For the business', assistant: 'The assistant' };

/** The last page: who signed, how we know, and the record by which anybody can check it. */
export function Certificate({
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
      <View style={styles.facts}>
        <Fact name="Agreement">{agreementId}</Fact>
        <Fact name="SHA-256 of the text">{documentHash}</Fact>
        {imported ? (
          <>
            <Fact name="File signed elsewhere">{imported.fileName}</Fact>
            <Fact name="SHA-256 of that file">{imported.sha256}</Fact>
            <Fact name="Signed on">{dateInWords(imported.signedOn)}, as both confirm</Fact>
          </>
        ) : null}
      </View>
      {signatures.map((signature) => (
        <Signature key={signature.party} signature={signature} />
      ))}
      <Text style={styles.heading} minPresenceAhead={40}>
        Record
      </Text>
      <Text style={[styles.small, styles.paragraph]}>
        Each line holds the hash of the line before, so that none can be changed, left out or added later
        without it showing. The text is hashed as canonical JSON (RFC 8785) in Unicode NFC. Both are attached
        to this file, as they were hashed, and a seal (PAdES) covers all of it; the page /verify of the
        installation that made it tells whether a copy is genuine and still holds.
      </Text>
      {events.map(({ sequence, kind, at, hash }) => (
        <View key={sequence} style={styles.fact} wrap={false}>
          <Text style={[styles.factName, styles.small]}>
            {sequence}. {kind.replaceAll('_', ' ')}
            {'\n'}
            {formatStampToTheSecond(at)}
          </Text>
          <Text style={[styles.factValue, styles.hash]}>{hash}</Text>
        </View>
      ))}
    </>
  );
}

function Signature({ signature }: { signature: SignatureEvidence }) {
  return (
    <View wrap={false}>
      <Text style={styles.heading}>{SIDES[signature.party]}</Text>
      <Mark signature={signature} />
      <View style={styles.facts}>
        <Fact name="Verified e-mail">{signature.verifiedEmail}</Fact>
        <Fact name={signature.kind === 'confirmation' ? 'Confirmed' : 'Signed'}>
          {formatStampToTheSecond(signature.signedAt)}
        </Fact>
        <Fact name="Signed in">
          {formatStampToTheSecond(signature.authenticatedAt)},{' '}
          {HOW[signature.authMethod] ?? signature.authMethod}
        </Fact>
        <Fact name="From">{signature.ip ?? 'address not known'}</Fact>
        <Fact name="With">{signature.userAgent ?? 'not known'}</Fact>
        <Fact name={`Consent (${signature.consentVersion})`}>{signature.consentText}</Fact>
      </View>
    </View>
  );
}

/** The signature itself, as it was made: drawn, if it was, and the name as typed. */
function Mark({ signature }: { signature: SignatureEvidence }) {
  return (
    <>
      {signature.drawn === null ? null : <Drawn path={signature.drawn} />}
      <Text style={styles.mark}>{signature.signedName}</Text>
    </>
  );
}

/** The strokes as they were drawn, a third of a page's width. */
function Drawn({ path }: { path: string }) {
  return (
    <Svg viewBox={`0 0 ${DRAWN_BOX.width} ${DRAWN_BOX.height}`} width={150} height={50}>
      <Path d={path} fill="none" stroke={INK} strokeWidth={4} strokeLinecap="round" strokeLinejoin="round" />
    </Svg>
  );
}

const HOW: Readonly<Record<string, string>> = {
  email_link: 'by a link sent to that address',
  demo: 'in a demonstration, where anybody can sign in',
};

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <View style={styles.fact} wrap={false}>
      <Text style={[styles.factName, styles.small]}>{name}</Text>
      <Text style={[styles.factValue, styles.small]}>{children}</Text>
    </View>
  );
}
