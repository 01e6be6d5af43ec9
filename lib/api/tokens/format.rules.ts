import { crc32 } from 'node:zlib';

/** By this a secret scanner, and whoever finds one, knows whose it is. */
const PREFIX = 'handover_';
const TOKEN = /^handover_[\w-]{43}[0-9a-f]{8}$/;
const CHECK_LENGTH = 8;

/**
 * Writes a secret as a token: a prefix that scanners look for, the secret, and a checksum over both (CRC-32), so that what
 * only looks like one, or lost a letter on the way, is told apart without asking the database.
 * @param secret 256 random bits as base64url
 */
export function tokenOf(secret: string): string {
  const text = PREFIX + secret;
  return text + checksumOf(text);
}

/** @returns whether a text can be a token at all: whether its checksum fits. */
export function canBeToken(text: string): boolean {
  return TOKEN.test(text) && checksumOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);
}

/** @returns the last letters, by which its owner tells it apart from others. */
export function endOf(token: string): string {
  return token.slice(-4);
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(CHECK_LENGTH, '0');
}
