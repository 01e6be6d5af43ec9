import { randomBytes } from 'node:crypto';
import { Integer } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { decoded, digest, digestName, encoded, OID, octets } from './asn1';
import { readSignedContent } from './cms';

/** The seal is wanted now; a later timestamp isn't waited for. */
const PATIENCE_MS = 5_000;
/** A token with its chain of certificates has about 6 kB. */
const MAX_BYTES = 12_000;
/** PKIStatus of RFC 3161: granted, granted with changes */
const GRANTED = [0, 1];

/** A timestamp: when somebody else saw the signature, and who says so. */
export type Timestamp = { readonly at: Date; readonly by: string };

/**
 * Asks a timestamp authority (RFC 3161) to timestamp a signature.
 * @returns the token's DER.
 * @throws Error when it doesn't answer within a few seconds, refuses, or answers something other than what it was
 * asked.
 */
export async function fetchTimestamp(url: string, signature: Buffer): Promise<Buffer> {
  const nonce = Uint8Array.from([1, ...randomBytes(8)]);
  const question = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: octets(digest('sha256', signature)),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: Uint8Array.from(encoded(question.toSchema())),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the timestamp authority answered ${response.status}`);
  const answer = await bounded(response);
  decoded(answer);
  const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(answer));
  if (!GRANTED.includes(status.status) || !timeStampToken) {
    throw new Error(`the timestamp authority refused with status ${status.status}`);
  }
  const token = encoded(timeStampToken.toSchema());
  const { nonce: echoed } = read(token, signature);
  if (!echoed || !Buffer.from(echoed.valueBlock.valueHexView).equals(Buffer.from(nonce))) {
    throw new Error('the timestamp authority answered another question');
  }
  return token;
}

/**
 * Checks a token against its signature. Whether its authority is to be trusted is for the reader to decide.
 * @throws Error when it isn't a timestamp of this signature, or its authority didn't sign it.
 */
export function checkTimestamp(token: Buffer, signature: Buffer): Timestamp {
  const { genTime: at, by } = read(token, signature);
  return { at, by };
}

function read(token: Buffer, signature: Buffer) {
  const { content, contentType, certificate } = readSignedContent(token);
  if (contentType !== OID.timestampInfo) throw new Error('no timestamp');
  const { messageImprint, genTime, nonce } = TSTInfo.fromBER(Uint8Array.from(content));
  const { hashAlgorithm, hashedMessage } = messageImprint;
  const stamped = Buffer.from(hashedMessage.getValue());
  if (!stamped.equals(digest(digestName(hashAlgorithm.algorithmId), signature))) {
    throw new Error('a timestamp of something else');
  }
  return { genTime, nonce, by: certificate.subject };
}

async function bounded(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error('the timestamp authority answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
