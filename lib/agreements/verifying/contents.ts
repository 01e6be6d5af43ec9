import { z } from 'zod';
import { sha256 } from '@/lib/platform/record/canonical';
import { GENESIS } from '@/lib/platform/record/chain';
import { SEALED_RECORD_KINDS, SEALED_RECORDS, type SealedRecord } from '../sealed-records.rules';

const Signed = z.object({
  party: z.string(),
  kind: z.enum(['signature', 'confirmation']),
  drawn: z.string().nullable(),
  signedName: z.string(),
  /** not in copies from before it was kept */
  accountName: z.string().optional(),
  verifiedEmail: z.string(),
  consentText: z.string(),
});

/** The shape of one kind of record's evidence: it names its format. */
function evidenceShape(record: SealedRecord) {
  return z.object({
    format: z.literal(SEALED_RECORDS[record].evidenceFormat),
    documentHash: z.string(),
    chainHash: z.string(),
    signatures: z.array(Signed),
  });
}

/** What its events look like. */
function eventShape(record: SealedRecord) {
  return z.object({
    format: z.literal(SEALED_RECORDS[record].eventFormat),
    sequence: z.int(),
    kind: z.string(),
    payload: z.string(),
    previousHash: z.string(),
  });
}

type Event = z.infer<ReturnType<typeof eventShape>>;

/** Built once: building a schema costs more than parsing with it. */
const SHAPES = {
  agreement: { evidence: evidenceShape('agreement'), event: eventShape('agreement') },
  evaluation: { evidence: evidenceShape('evaluation'), event: eventShape('evaluation') },
} satisfies Record<SealedRecord, object>;

const AnyObject = z.record(z.string(), z.unknown());

/** @returns the id of the record that a text is about, under its kind's name for it; null when it names none. */
function idIn(record: SealedRecord, text: unknown): string | null {
  const found = AnyObject.safeParse(text).data?.[SEALED_RECORDS[record].subject];
  return typeof found === 'string' ? found : null;
}

export type ContentsCheck =
  | { readonly sound: true; readonly documentHash: string; readonly events: number }
  | { readonly sound: false; readonly why: string };

/**
 * Checks the files in a copy against each other: the text has the hash that both signed, the events form one chain up
 * to both having signed, and the evidence for each signature matches the chain.
 */
export function checkContents(files: ReadonlyMap<string, string>): ContentsCheck {
  const record = SEALED_RECORD_KINDS.find((kind) => files.has(SEALED_RECORDS[kind].files.text));
  const { files: names, closes } = SEALED_RECORDS[record ?? 'agreement'];
  const [text, lines, words] = [names.text, names.events, names.evidence].map((name) => files.get(name));
  if (record === undefined || text === undefined || lines === undefined || words === undefined) {
    return unsound('the files by which a copy is checked are not all in it');
  }
  const evidence = SHAPES[record].evidence.safeParse(parsed(words));
  const recordId = idIn(record, parsed(words));
  if (!evidence.success || recordId === null) return unsound('its evidence can’t be read');
  const { documentHash, chainHash, signatures } = evidence.data;
  if (sha256(text) !== documentHash) return unsound('its text is not the one that was signed');

  const chain = lines.split('\n').slice(0, -1);
  const events = chain.map((line) => SHAPES[record].event.safeParse(parsed(line)).data);
  let previousHash = GENESIS;
  for (const [index, line] of chain.entries()) {
    const event = events[index];
    const isInPlace = event?.sequence === index + 1 && idIn(record, parsed(line)) === recordId;
    if (!isInPlace || event.previousHash !== previousHash) {
      return unsound(`its record does not hold together at event ${index + 1}`);
    }
    previousHash = sha256(line);
  }
  if (previousHash !== chainHash) return unsound('its record does not end where the evidence says');

  const isClosed = holds(events, closes, { documentHash });
  const areSigned = ['owner', 'assistant'].every((party) =>
    signatures.some(
      (signature) =>
        signature.party === party &&
        holds(events, EVENT_OF[signature.kind], {
          party,
          documentHash,
          drawnHash: signature.drawn === null ? null : sha256(signature.drawn),
          signedName: signature.signedName,
          accountName: signature.accountName,
          verifiedEmail: signature.verifiedEmail,
        }) &&
        !wasTakenBackLast(events, party, documentHash) &&
        holds(events, 'consented', { party, consentHash: sha256(signature.consentText) }),
    ),
  );
  if (!isClosed || !areSigned) return unsound('its record does not show that both signed this text');
  return { sound: true, documentHash, events: events.length };
}

/** @returns whether a side took its signature under a text back, and didn't sign it again. */
function wasTakenBackLast(
  events: readonly (Event | undefined)[],
  party: string,
  documentHash: string,
): boolean {
  const last = events.findLast(
    (event) =>
      ['signed', 'confirmed', 'signature_taken_back'].includes(event?.kind ?? '') &&
      holds([event], event?.kind ?? '', { party, documentHash }),
  );
  return last?.kind === 'signature_taken_back';
}

/** What was signed elsewhere is confirmed here. */
const EVENT_OF = { signature: 'signed', confirmation: 'confirmed' } as const;

/** @returns whether there is an event of a kind with all these values. */
function holds(
  events: readonly (Event | undefined)[],
  kind: string,
  facts: Readonly<Record<string, string | null | undefined>>,
): boolean {
  return events.some((event) => {
    if (event?.kind !== kind) return false;
    const payload = AnyObject.safeParse(parsed(event.payload)).data ?? {};
    return Object.entries(facts).every(([key, value]) => payload[key] === value);
  });
}

/** @returns the value of a JSON text; undefined when it isn't JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unsound(why: string): ContentsCheck {
  return { sound: false, why };
}
