import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const SITE = { id: 'localhost', origin: 'http://localhost:3000' };

/** What a browser and its device put into an answer, if a test wants it different. */
type Otherwise = {
  readonly origin?: string;
  readonly site?: string;
  /** whether the device has asked its person for a finger, a face or a PIN */
  readonly isVerified?: boolean;
  readonly counter?: number;
};

/** A passkey in software: a key pair that answers as a browser and its device would (W3C Web Authentication, 6.1 and 6.5). */
export class SoftPasskey {
  readonly id = randomBytes(16);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** @returns the form field in which a browser sends a passkey that it has made. */
  made(challenge: string, otherwise: Otherwise = {}): string {
    const key = Buffer.from(isoCBOR.encode(coseOf(this.keys.publicKey)));
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, key]);
    const authData = Uint8Array.from(Buffer.concat([dataOf(0x40, otherwise), credential]));
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return JSON.stringify({
      id: this.id.toString('base64url'),
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, otherwise).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      },
    });
  }

  /** @returns the form field in which a browser sends a passkey's answer. */
  shown(challenge: string, otherwise: Otherwise = {}): string {
    const data = dataOf(0, otherwise);
    const client = clientData('webauthn.get', challenge, otherwise);
    const signed = createSign('sha256').update(Buffer.concat([data, sha256(client)]));
    return JSON.stringify({
      id: this.id.toString('base64url'),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signed.sign(this.keys.privateKey).toString('base64url'),
      },
    });
  }
}

/** RFC 9053, 7.1.1: an ES256 key. */
function coseOf(key: KeyObject): Map<number, number | Uint8Array> {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  return new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]);
}

function dataOf(flags: number, { site = SITE.id, isVerified = true, counter = 1 }: Otherwise): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags | 0x01 | (isVerified ? 0x04 : 0));
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(Buffer.from(site)), rest]);
}

function clientData(type: string, challenge: string, { origin = SITE.origin }: Otherwise): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
