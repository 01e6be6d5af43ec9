import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChainEvent, chained, type NewEvent } from '@/lib/agreements/chain';
import type { Copy } from '@/lib/agreements/copy/agreement-pdf';
import type { Evidence } from '@/lib/agreements/copy/attachments';
import { composeDocument, type DocumentParts, freeze } from '@/lib/agreements/document/document';
import type { Party } from '@/lib/agreements/rules';
import { CONSENT } from '@/lib/agreements/schema';
import { templateOf } from '@/lib/agreements/templates';
import { sha256 } from '@/lib/platform/record/canonical';

const ID = '01a20c70-5408-7695-a174-7e2f625419f5';
const AT = new Date('2026-11-24T10:00:00Z');

type Wanted = {
  readonly assistant?: string;
  readonly clauses?: DocumentParts['clauses'];
  readonly title?: string;
};

/** @returns an agreement as both have signed it, with its evidence; name only what matters. */
export function signedCopy({ assistant = 'Maria Santos', clauses, title }: Wanted = {}): Copy & Evidence {
  const template = templateOf('hourly');
  const document = composeDocument({
    agreementId: ID,
    number: 1,
    title: title ?? 'Agreement for running the shop',
    parties: {
      business: { id: ID, name: 'Adeyemi Ceramics', timeZone: 'America/Chicago' },
      assistant: { id: ID, name: assistant, email: 'maria@inbox.example', timeZone: 'Asia/Manila' },
    },
    terms: {
      ...template.terms,
      payType: 'hourly',
      rateMinor: 1450,
      currency: 'USD',
      capMinor: null,
      startsOn: '2026-12-01',
      endsOn: null,
    },
    clauses: clauses ?? template.clauses,
  });
  const { canonicalJson, documentHash } = freeze(document);
  const signatures = [signatureOf('owner', 'Ruth Adeyemi'), signatureOf('assistant', assistant)];
  const events = inOrder([
    { kind: 'proposed', actorUserId: ID, at: AT, payload: { number: 1, documentHash } },
    ...signatures.flatMap(({ party, signedName, accountName, verifiedEmail }): NewEvent[] => [
      {
        kind: 'consented',
        actorUserId: ID,
        at: AT,
        payload: { party, consentVersion: CONSENT.version, consentHash: sha256(CONSENT.text) },
      },
      {
        kind: 'signed',
        actorUserId: ID,
        at: AT,
        payload: { party, signedName, accountName, drawnHash: null, verifiedEmail, documentHash },
      },
    ]),
    { kind: 'in_force', actorUserId: null, at: AT, payload: { number: 1, documentHash } },
  ]);
  return {
    amends: null,
    agreementId: ID,
    document,
    canonicalJson,
    documentHash,
    inForceAt: AT,
    signatures,
    events,
  };
}

function signatureOf(party: Party, signedName: string) {
  return {
    party,
    signedName,
    accountName: signedName,
    verifiedEmail: `${party}@inbox.example`,
    signedAt: AT,
    authenticatedAt: AT,
    authMethod: 'email_link',
    ip: null,
    userAgent: null,
    consentText: CONSENT.text,
    consentVersion: CONSENT.version,
    kind: 'signature' as const,
    drawn: null,
  };
}

function inOrder(events: readonly NewEvent[]): readonly ChainEvent[] {
  const chain: ChainEvent[] = [];
  for (const event of events) chain.push(chained(ID, chain.at(-1) ?? null, event));
  return chain;
}

/** Gives the test file a folder of its own for files and the seal's key. To be called before anything else. */
export async function givenStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-seal-'));
  process.env.STORAGE_DIR = folder;
  return folder;
}
