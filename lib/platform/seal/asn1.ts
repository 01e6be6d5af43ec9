import { createHash } from 'node:crypto';
import { type AsnType, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

/** Object identifiers of RFC 5652 (CMS), 5035 (signing certificate), 3161 (timestamps) and 4055/5758 (algorithms). */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** @returns Node's name for a digest algorithm. @throws Error for an unsupported one. */
export function digestName(oid: string): string {
  const name = DIGESTS[oid];
  if (name === undefined) throw new Error(`the digest ${oid} is not known here`);
  return name;
}

/** @returns the digest of several pieces as one. @param name as returned by `digestName` */
export function digest(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** @returns the DER of a value. */
export function encoded(value: AsnType): Buffer {
  return Buffer.from(value.toBER());
}

/** @returns a value from its DER. @throws Error when there is anything besides one value. */
export function decoded(der: Uint8Array): AsnType {
  const { offset, result } = fromBER(der);
  if (offset !== der.length) throw new Error('not one DER value');
  return result;
}

/** @returns a SEQUENCE of these values, in this order. */
export function sequence(...value: AsnType[]): Sequence {
  return new Sequence({ value });
}

/** @returns an OBJECT IDENTIFIER. @param value dotted, as in `OID` */
export function identifier(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value });
}

/** @returns an OCTET STRING that holds a copy of these bytes. */
export function octets(value: Uint8Array): OctetString {
  return new OctetString({ valueHex: Uint8Array.from(value).buffer });
}

/** Algorithms without parameters: RSA writes NULL for that, the others leave them out (RFC 4055, RFC 5758). */
export function algorithm(oid: string): Sequence {
  return oid === OID.rsa ? sequence(identifier(oid), new Null()) : sequence(identifier(oid));
}
