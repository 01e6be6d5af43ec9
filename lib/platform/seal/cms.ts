import { type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import {
  type AsnType,
  Constructed,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { algorithm, decoded, digest, digestName, encoded, identifier, OID, octets, sequence } from './asn1';

/** The parts of a signature; everything else in it follows from these. */
export type CmsParts = {
  readonly certificate: X509Certificate;
  /** certificates that lead from ours to a known one */
  readonly issuers: readonly X509Certificate[];
  /** the DER of the signed SET OF: content type, digest of the content, hash of the certificate */
  readonly signedAttributes: Buffer;
  readonly signature: Buffer;
  /** a timestamp token over the signature (RFC 3161), added after signing */
  readonly timestamp: Buffer | null;
};

export type Signer = {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
  readonly issuers: readonly X509Certificate[];
};

/**
 * Signs detached content, as CAdES requires in PAdES B-B (ETSI EN 319 142-1): the signed attributes name the content's
 * digest and the certificate by its hash, and no time, which a PDF keeps in its own dictionary.
 */
export function signDetached(content: Uint8Array, { privateKey, certificate, issuers }: Signer): CmsParts {
  const essCertificate = sequence(octets(digest('sha256', certificate.raw)));
  const signedAttributes = setOf([
    attribute(OID.contentType, identifier(OID.data)),
    attribute(OID.messageDigest, octets(digest('sha256', content))),
    attribute(OID.signingCertificateV2, sequence(sequence(essCertificate))),
  ]);
  const signature = sign('sha256', signedAttributes, privateKey);
  return { certificate, issuers, signedAttributes, signature, timestamp: null };
}

/** Writes a signature as DER; the same parts always give the same bytes. */
export function assembleCms(parts: CmsParts): Buffer {
  const { certificate, issuers, signedAttributes, signature, timestamp } = parts;
  const { issuer, serialNumber } = Certificate.fromBER(certificate.raw);
  const signerInfo = sequence(
    new Integer({ value: 1 }),
    sequence(issuer.toSchema(), serialNumber),
    algorithm(OID.sha256),
    tagged(0, childrenOf(decoded(signedAttributes))),
    algorithm(certificate.publicKey.asymmetricKeyType === 'rsa' ? OID.rsa : OID.ecdsaWithSha256),
    octets(signature),
  );
  if (timestamp) {
    signerInfo.valueBlock.value.push(tagged(1, [attribute(OID.timestampToken, decoded(timestamp))]));
  }
  const signedData = sequence(
    new Integer({ value: 1 }),
    new SetOf({ value: [algorithm(OID.sha256)] }),
    sequence(identifier(OID.data)),
    tagged(
      0,
      [certificate, ...issuers].map(({ raw }) => decoded(raw)),
    ),
    new SetOf({ value: [signerInfo] }),
  );
  return encoded(sequence(identifier(OID.signedData), tagged(0, [signedData])));
}

/**
 * Reads a signature that `assembleCms` wrote.
 * @throws Error for any other bytes: anything not written exactly so has been changed, even where the signature would
 * still verify.
 */
export function readCms(der: Buffer): CmsParts {
  const { signer, certificates, attributes } = readSigned(der);
  const [certificate, ...issuers] = certificates;
  if (!certificate) throw new Error('a signature without a certificate');
  const [token] = signer.unsignedAttrs?.attributes ?? [];
  const parts = {
    certificate,
    issuers,
    signedAttributes: attributes,
    signature: bytesOf(signer.signature),
    timestamp: token ? encoded(onlyValue(token)) : null,
  };
  if (!assembleCms(parts).equals(der)) throw new Error('a signature that was not written like this');
  return parts;
}

/** @returns whether this is a signature by its certificate over exactly this content. */
export function isSignatureOver(content: readonly Uint8Array[], parts: CmsParts): boolean {
  const { certificate, signedAttributes, signature } = parts;
  const attributes = attributesIn(signedAttributes);
  return (
    octetsIn(attributes.get(OID.messageDigest)).equals(digest('sha256', ...content)) &&
    certificateHashIn(attributes).equals(digest('sha256', certificate.raw)) &&
    verify('sha256', signedAttributes, certificate.publicKey, signature)
  );
}

export type SignedContent = {
  readonly content: Buffer;
  readonly contentType: string;
  readonly certificate: X509Certificate;
};

/**
 * Reads signed content that is enclosed, such as a timestamp.
 * @throws Error when the signature isn't by a certificate that it carries, over this content.
 */
export function readSignedContent(der: Buffer): SignedContent {
  const { data, signer, certificates, attributes: signed } = readSigned(der);
  const { eContent, eContentType: contentType } = data.encapContentInfo;
  if (!eContent) throw new Error('a signature without its content');
  const content = bytesOf(eContent);
  const attributes = attributesIn(signed);
  const digestUsed = digestName(signer.digestAlgorithm.algorithmId);
  const isV2 = attributes.has(OID.signingCertificateV2);
  const named = certificateHashIn(attributes);
  const certificate = certificates.find(({ raw }) => digest(isV2 ? 'sha256' : 'sha1', raw).equals(named));
  const isGood =
    certificate !== undefined &&
    octetsIn(attributes.get(OID.messageDigest)).equals(digest(digestUsed, content)) &&
    verify(digestUsed, signed, certificate.publicKey, bytesOf(signer.signature));
  if (!isGood) throw new Error('a signature that its certificate did not make');
  return { content, contentType, certificate };
}

type Read = {
  readonly data: SignedData;
  readonly signer: SignerInfo;
  readonly certificates: readonly X509Certificate[];
  readonly attributes: Buffer;
};

function readSigned(der: Buffer): Read {
  decoded(der);
  const info = ContentInfo.fromBER(Uint8Array.from(der));
  if (info.contentType !== OID.signedData) throw new Error('no signed data');
  const data = new SignedData({ schema: info.content });
  const [signer] = data.signerInfos;
  if (!signer?.signedAttrs || data.signerInfos.length !== 1) throw new Error('not one signature');
  const certificates = (data.certificates ?? []).flatMap((each) =>
    each instanceof Certificate ? [new X509Certificate(encoded(each.toSchema(false)))] : [],
  );
  return { data, signer, certificates, attributes: Buffer.from(signer.signedAttrs.encodedValue) };
}

/** RFC 5652, 11: DER sorts the members of a set by their bytes. */
function setOf(values: readonly AsnType[]): Buffer {
  const sorted = [...values].sort((one, other) => Buffer.compare(encoded(one), encoded(other)));
  return encoded(new SetOf({ value: sorted }));
}

function attribute(oid: string, value: AsnType): Sequence {
  return sequence(identifier(oid), new SetOf({ value: [value] }));
}

function tagged(tagNumber: number, value: AsnType[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

function attributesIn(signedAttributes: Buffer): ReadonlyMap<string, AsnType> {
  return new Map(
    childrenOf(decoded(signedAttributes)).map((each) => {
      const [oid, values] = childrenOf(each);
      const [value] = values ? childrenOf(values) : [];
      if (!oid || !value) throw new Error('an attribute without a value');
      return [identifierIn(oid), value];
    }),
  );
}

/** RFC 5035: the first certificate named is the signer's; its hash is the first octet string in it. */
function certificateHashIn(attributes: ReadonlyMap<string, AsnType>): Buffer {
  const named = attributes.get(OID.signingCertificateV2) ?? attributes.get(OID.signingCertificate);
  const [first] = named ? childrenOf(childrenOf(named)[0]) : [];
  return octetsIn(first ? childrenOf(first).find((each) => each instanceof OctetString) : undefined);
}

function childrenOf(value: AsnType | undefined): AsnType[] {
  if (value instanceof Sequence || value instanceof SetOf || value instanceof Constructed) {
    return value.valueBlock.value;
  }
  throw new Error('not a structure');
}

function identifierIn(value: AsnType): string {
  if (!(value instanceof ObjectIdentifier)) throw new Error('no identifier');
  return value.getValue();
}

function octetsIn(value: AsnType | undefined): Buffer {
  if (!(value instanceof OctetString)) throw new Error('no octets');
  return bytesOf(value);
}

function bytesOf(value: OctetString): Buffer {
  return Buffer.from(value.getValue());
}

function onlyValue({ values }: { values: unknown[] }): AsnType {
  const [value] = values;
  if (!(value instanceof Sequence)) throw new Error('an attribute without a value');
  return value;
}
