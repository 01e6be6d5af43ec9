import { crc32 } from 'node:zlib';

/** The prefix by which a secret scanner, or a finder, recognises it. */
const PREFIX = 'handover_';
const TOKEN = /^handover_[\w-]{43}[0-9a-f]{8}$/;
const CHECK_LENGTH = 8;

/**
 * Writes a secret as a token: a prefix that scanners look for, the secret, and a checksum over both (CRC-32), so that a
 * lookalike, or one with a letter missing, is recognised without asking the database.
 * @param secret 256 random bits as base64url
 */
export function tokenOf(secret: string): string {
  const text = PREFIX + secret;
  return text + checksumOf(text);
}

/** @returns whether a text can be a token at all: whether its checksum is right. */
export function canBeToken(text: string): boolean {
  return TOKEN.test(text) && checksumOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);
}

/** @returns the last letters, which tell its owner which one it is. */
export function endOf(token: string): string {
  return token.slice(-4);
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(CHECK_LENGTH, '0');
}
