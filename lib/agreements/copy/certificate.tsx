import { Text, View } from '@react-pdf/renderer';
import { formatStampToTheSecond } from '@/lib/platform/time/format';
import type { ChainEvent } from '../chain';
import type { Party } from '../rules';
import { styles } from './styles';

export type SignatureEvidence = {
  readonly party: Party;
  readonly signedName: string;
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
export function Certificate({ agreementId, documentHash, inForceAt, signatures, events }: CertificateFacts) {
  return (
    <>
      <Text style={styles.title}>Certificate</Text>
      <Text style={styles.paragraph}>
        Both sides signed the same text electronically. The agreement is in force since{' '}
        {formatStampToTheSecond(inForceAt)}.
      </Text>
      <View style={styles.facts}>
        <Fact name="Agreement">{agreementId}</Fact>
        <Fact name="SHA-256 of the text">{documentHash}</Fact>
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
        <Fact name="Signed">{formatStampToTheSecond(signature.signedAt)}</Fact>
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

/** The signature itself, as it was made: the name as typed. */
function Mark({ signature }: { signature: SignatureEvidence }) {
  return <Text style={styles.mark}>{signature.signedName}</Text>;
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
