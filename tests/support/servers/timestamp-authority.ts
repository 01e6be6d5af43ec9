import { sign } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Constructed, GeneralizedTime, Integer, Set as SetOf } from 'asn1js';
import { Certificate, TimeStampReq } from 'pkijs';
import { afterAll, beforeAll } from 'vitest';
import {
  algorithm,
  decoded,
  digest,
  encoded,
  identifier,
  OID,
  octets,
  sequence,
} from '@/lib/platform/seal/asn1';
import { signerIn } from '@/lib/platform/seal/key';
import { makeSelfSigned } from '@/lib/platform/seal/self-signed';
import { type Answering, type Listening, listen } from './listening';

/** How the stand-in behaves: well, or as badly as a real one may. */
export type Manner =
  | 'well'
  | 'refuses'
  | 'stays silent'
  | 'stamps something else'
  | 'forgets the nonce'
  | 'forges';

export type TimestampAuthority = {
  readonly url: () => string;
  readonly behave: (manner: Manner) => void;
  /** how many requests were right in every part */
  readonly asked: () => number;
};

const POLICY = '1.3.6.1.4.1.99999.1';
const PLACE = { tagClass: 3 } as const;

/**
 * A timestamp authority of the test's own (RFC 3161), over HTTP and in real ASN.1. It answers only requests that are as
 * the standard says: the media type, version 1, a SHA-256 of 32 bytes, a nonce, and asking for its certificate.
 */
export function givenTimestampAuthority(): TimestampAuthority {
  let manner: Manner = 'well';
  let asked = 0;
  let url = '';
  let pem = '';
  let server: Listening;
  const answerWell: Answering = async (request, response) => {
    if (manner === 'stays silent') return;
    const question = await strictly(request).catch(() => null);
    if (!question) return response.writeHead(400).end();
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
    return response.end(answer(question, manner, pem));
  };
  beforeAll(async () => {
    pem = await makeSelfSigned('Stand-in timestamp authority', new Date('2026-01-01T00:00:00Z'));
    server = await listen(answerWell);
    url = `${server.url}/`;
  });
  afterAll(() => server.close());
  return {
    url: () => url,
    behave: (next) => {
      manner = next;
    },
    asked: () => asked,
  };
}

type Question = { readonly hash: Uint8Array; readonly nonce: Integer };

async function strictly(request: IncomingMessage): Promise<Question> {
  if (request.method !== 'POST') throw new Error('not posted');
  if (request.headers['content-type'] !== 'application/timestamp-query') throw new Error('no query');
  const body = Uint8Array.from(Buffer.concat(await request.toArray()));
  decoded(body);
  const { version, messageImprint, nonce, certReq } = TimeStampReq.fromBER(body);
  const hash = new Uint8Array(messageImprint.hashedMessage.getValue());
  const isGood =
    version === 1 &&
    certReq === true &&
    messageImprint.hashAlgorithm.algorithmId === OID.sha256 &&
    hash.length === 32;
  if (!isGood || !nonce) throw new Error('not what the standard asks for');
  return { hash, nonce };
}

function answer({ hash, nonce }: Question, manner: Manner, pem: string): Buffer {
  const status = (value: number) => sequence(new Integer({ value }));
  if (manner === 'refuses') return encoded(sequence(status(2)));
  const stamped = manner === 'stamps something else' ? digest('sha256', hash) : hash;
  const info = encoded(
    sequence(
      new Integer({ value: 1 }),
      identifier(POLICY),
      sequence(algorithm(OID.sha256), octets(stamped)),
      new Integer({ value: 7 }),
      new GeneralizedTime({ valueDate: new Date() }),
      ...(manner === 'forgets the nonce' ? [] : [nonce]),
    ),
  );
  return encoded(sequence(status(0), token(info, pem, manner === 'forges')));
}

function token(info: Buffer, pem: string, isForged: boolean) {
  const { privateKey, certificate } = signerIn(pem);
  const { issuer, serialNumber } = Certificate.fromBER(certificate.raw);
  const named = sequence(sequence(sequence(octets(digest('sha256', certificate.raw)))));
  const attributes = [
    sequence(identifier(OID.contentType), new SetOf({ value: [identifier(OID.timestampInfo)] })),
    sequence(identifier(OID.messageDigest), new SetOf({ value: [octets(digest('sha256', info))] })),
    sequence(identifier(OID.signingCertificateV2), new SetOf({ value: [named] })),
  ].sort((one, other) => Buffer.compare(encoded(one), encoded(other)));
  const signed = encoded(new SetOf({ value: attributes }));
  const signature = sign('sha256', isForged ? Buffer.from('other') : signed, privateKey);
  const signerInfo = sequence(
    new Integer({ value: 1 }),
    sequence(issuer.toSchema(), serialNumber),
    algorithm(OID.sha256),
    new Constructed({ idBlock: { ...PLACE, tagNumber: 0 }, value: attributes }),
    algorithm(OID.rsa),
    octets(signature),
  );
  const inPlace = (value: ReturnType<typeof decoded>) =>
    new Constructed({ idBlock: { ...PLACE, tagNumber: 0 }, value: [value] });
  const data = sequence(
    new Integer({ value: 3 }),
    new SetOf({ value: [algorithm(OID.sha256)] }),
    sequence(identifier(OID.timestampInfo), inPlace(octets(info))),
    inPlace(decoded(certificate.raw)),
    new SetOf({ value: [signerInfo] }),
  );
  return sequence(identifier(OID.signedData), inPlace(data));
}
