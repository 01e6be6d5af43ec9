import type { Resend } from 'resend';
import { PATIENCE_MS } from '../provider';
import { type ReceivedHead, readHead } from './head';

/** A file that came with a mail. */
export type ReceivedFile = {
  readonly name: string;
  readonly sizeBytes: number;
  /** whether it is shown within the text, as a signature's pictures are */
  readonly isInline: boolean;
  readonly downloadUrl: string;
};

export type Received = {
  readonly head: ReceivedHead;
  /** every address it was written to or delivered for */
  readonly to: readonly string[];
  readonly text: string | null;
  readonly html: string | null;
};

/**
 * Asks the service for a mail it has received.
 * @returns null when it has none under that id.
 * @throws Error when it doesn't say; worth asking again.
 */
export async function fetchReceived(service: Resend, providerId: string): Promise<Received | null> {
  const patience = { signal: AbortSignal.timeout(PATIENCE_MS) };
  const { data, error } = await service.emails.receiving.get(providerId, {}, patience);
  if (error?.name === 'not_found') return null;
  if (error) throw new Error(`the mail service would not give a received mail: ${error.name}`);
  const { to, cc, received_for, text, html, raw, from, message_id, headers } = data;
  const head = raw
    ? await readHead(await firstBytes(raw.download_url))
    : await readHead(asFields({ ...headers, from, 'message-id': message_id }));
  return { head, to: [...to, ...(cc ?? []), ...received_for], text, html };
}

/**
 * @returns the files that came with a mail.
 * @throws Error when the service doesn't say; worth asking again.
 */
export async function listFiles(service: Resend, emailId: string): Promise<readonly ReceivedFile[]> {
  const patience = { signal: AbortSignal.timeout(PATIENCE_MS) };
  const { data, error } = await service.emails.receiving.attachments.list({ emailId, limit: 100 }, patience);
  if (error) throw new Error(`the mail service would not list a mail's files: ${error.name}`);
  return data.data.map(({ filename, size, content_disposition, content_id, download_url }) => ({
    name: filename ?? 'file',
    sizeBytes: size,
    isInline: content_disposition === 'inline' && content_id !== undefined,
    downloadUrl: download_url,
  }));
}

/**
 * Fetches a file that came with a mail.
 * @param maxBytes how much is read at most; for a longer one, that much and one byte more
 */
export async function downloadFile({ name, downloadUrl }: ReceivedFile, maxBytes: number): Promise<File> {
  return new File([await bytesOf(downloadUrl, maxBytes + 1)], name);
}

/** Servers refuse longer heads; anything later is body. */
const MAX_HEAD_BYTES = 256_000;

async function firstBytes(url: string): Promise<string> {
  return Buffer.from(await bytesOf(url, MAX_HEAD_BYTES)).toString('utf8');
}

async function bytesOf(url: string, atMost: number): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`a received file could not be fetched: ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= atMost) break;
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, atMost));
}

/** A service that doesn't keep the raw mail lists its fields, each once and on one line. */
function asFields(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`)
    .join('\r\n');
}
