import { randomBytes } from 'node:crypto';
import { BitString, Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, Time } from 'pkijs';

const YEARS = 10;
const COMMON_NAME = '2.5.4.3';
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;
/** digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3); the last six bits are unused */
const SIGNS = new BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 });

/**
 * Makes a key and a self-signed certificate, valid for ten years.
 * @returns both as PEM, the key first.
 */
export async function makeSelfSigned(name: string, from: Date): Promise<string> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + YEARS);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(15)]).buffer }),
    notBefore: new Time({ value: from }),
    notAfter: new Time({ value: until }),
    extensions: [
      extension('2.5.29.19', new BasicConstraints({ cA: false }).toSchema().toBER()),
      extension('2.5.29.15', SIGNS.toBER()),
    ],
  });
  for (const side of [certificate.issuer, certificate.subject]) {
    side.typesAndValues = [
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: name }) }),
    ];
  }
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');
  const key = await crypto.subtle.exportKey('pkcs8', privateKey);
  return pem('PRIVATE KEY', key) + pem('CERTIFICATE', certificate.toSchema(true).toBER());
}

function extension(extnID: string, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue });
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
