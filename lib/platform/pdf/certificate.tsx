import { Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { provesAddress } from '@/lib/platform/auth/how-proven';
import type { Link } from '@/lib/platform/record/chain';
import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';
import { formatStampToTheSecond } from '@/lib/platform/time/format';
import { Heading, Rows } from './paper';
import { styles } from './styles';
import { wordsForSignIn } from './words-for-sign-in';

const SIDES = { owner: 'For the business', assistant: 'The assistant' } as const;

type SignatureProps = {
  readonly signature: SignedEvidence;
  /** "Signed", or "Confirmed" for what was signed elsewhere */
  readonly verb?: string;
  /** the signature as drawn, above the typed name */
  readonly drawn?: ReactNode;
};

/** One signature with its evidence. */
export function Signature({ signature, verb = 'Signed', drawn }: SignatureProps) {
  return (
    <View wrap={false}>
      <Text style={styles.heading}>{SIDES[signature.party]}</Text>
      {drawn}
      <Text style={styles.mark}>{signature.signedName}</Text>
      <Rows>
        {signature.accountName === null ? null : <Fact name="Account">{signature.accountName}</Fact>}
        <Fact name={provesAddress(signature.authMethod) ? 'Verified e-mail' : 'E-mail'}>
          {signature.verifiedEmail}
        </Fact>
        <Fact name={verb}>{formatStampToTheSecond(signature.signedAt)}</Fact>
        <Fact name="Signed in">
          {formatStampToTheSecond(signature.authenticatedAt)}, {wordsForSignIn(signature.authMethod)}
        </Fact>
        <Fact name="From">{signature.ip ?? 'address not known'}</Fact>
        <Fact name="With">{signature.userAgent ?? 'not known'}</Fact>
        <Fact name={`Consent (${signature.consentVersion})`}>{signature.consentText}</Fact>
      </Rows>
    </View>
  );
}

/** The chain of events, one per line, and how anybody can check it. */
export function RecordLines({ events }: { events: readonly Link<string>[] }) {
  return (
    <>
      <Heading>Record</Heading>
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

/** A label and its value, in the certificate's small type. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View style={styles.fact} wrap={false}>
      <Text style={[styles.factName, styles.small]}>{name}</Text>
      <Text style={[styles.factValue, styles.small]}>{children}</Text>
    </View>
  );
}

/** @returns what the foot of each page says: which text it belongs to. */
export function footOf(title: string, documentHash: string): string {
  return `${title}, SHA-256 ${documentHash.slice(0, 16)}…`;
}

/** Said before a text with gaps, so that nobody takes what they read for all that was signed. */
export function Gaps({ attachment, mark }: { attachment: string; mark: string }) {
  return (
    <Text style={[styles.small, styles.paragraph]}>
      Some letters can’t be printed in this PDF and stand as {mark}. The exact text, as both sides read and
      signed it, is in the attached {attachment}; it is what the SHA-256 on the certificate is of.
    </Text>
  );
}
