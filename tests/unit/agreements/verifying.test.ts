import { createHash, type X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ChainEvent, chained, type NewEvent } from '@/lib/agreements/chain';
import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { renderCopy } from '@/lib/agreements/copy/render';
import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import { checkContents } from '@/lib/agreements/verifying/contents';
import { readFile } from '@/lib/agreements/verifying/reading';
import { type RecordStatus, statusOfCopy } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { sha256 } from '@/lib/platform/record/canonical';
import { sealRendered } from '@/lib/platform/record/sealing';
import { givenStorage, signedCopy } from '@/tests/support/sealed-copies';

const { files: FILES } = SEALED_RECORDS.agreement;

const Evidence = z.looseObject({ signatures: z.array(z.record(z.string(), z.unknown())) });

const AT = new Date('2026-11-24T10:05:00Z');
const SINCE = new Date('2026-11-24T10:00:00Z');

describe('verifying a file', { timeout: 240_000 }, () => {
  let bytes: Buffer;
  let certificates: readonly X509Certificate[];
  let sealed: (files: ReturnType<typeof attachmentsOf>) => ReturnType<typeof sealRendered>;
  beforeAll(async () => {
    await givenStorage();
    const copy = signedCopy({ clauses: [{ key: 'own-1', heading: 'What we agree', body: 'Much.' }] });
    const rendered = await renderCopy(copy);
    sealed = (files) => sealRendered(rendered, files, AT);
    const whole = await sealed(attachmentsOf(copy));
    bytes = whole.bytes;
    certificates = [whole.certificate];
  });

  /** A record that knows the sealed copy, and nothing else. */
  const standing = async (asked: string): Promise<RecordStatus> =>
    statusOfCopy(
      asked === sha256Of(bytes)
        ? {
            record: 'agreement',
            state: 'in_force',
            stateChangedAt: SINCE,
            inForceAt: SINCE,
            replacedAt: null,
          }
        : null,
    );

  it('finds a sealed copy genuine, by the record and by itself', async () => {
    const asked = await verifyFile(bytes, { certificates, standing });
    const alone = await verifyFile(bytes, { certificates, standing: null });

    expect(asked.answer).toEqual({
      kind: 'genuine',
      record: 'agreement',
      since: SINCE.toISOString(),
      until: null,
    });
    expect(alone.answer.kind).toBe('genuine');
    expect(alone.findings.join(' ')).toContain('covers the whole file');
    expect(alone.findings.join(' ')).toContain('record of 6 events holds together');
  });

  it('knows only that it is intact when the certificate isn’t known', async () => {
    const { answer, findings } = await verifyFile(bytes, { certificates: [], standing: null });

    expect(answer.kind).toBe('unknown');
    expect(findings.join(' ')).toContain('not known here');
  });

  it('finds a file under our own seal no copy if what is in it doesn’t agree', async () => {
    const files = attachmentsOf(signedCopy()).map((file) =>
      file.name === FILES.text ? { ...file, text: file.text.replace('1450', '1550') } : file,
    );
    const forged = await sealed(files);

    const { answer, findings } = await verifyFile(forged.bytes, { certificates, standing: null });

    expect(answer.kind).not.toBe('genuine');
    expect(findings.join(' ')).toContain('its text is not the one that was signed');
  });

  it('doesn’t know somebody else’s file', async () => {
    const other = Buffer.from('%PDF-1.7\nan invoice\n%%EOF');

    expect((await verifyFile(other, { certificates, standing })).answer.kind).toBe('unknown');
    expect((await verifyFile(other, { certificates, standing: null })).answer.kind).toBe('unknown');
  });

  it('reports a file with one byte changed anywhere as altered', async () => {
    const wrong: string[] = [];
    for (const at of bytesToFlip(bytes)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const alone = (await verifyFile(changed, { certificates, standing: null })).answer.kind;
      if (alone !== 'altered') wrong.push(`${at}: ${alone}`);
    }

    expect(wrong).toEqual([]);
  });

  it('says the same when the record doesn’t know the changed file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (at) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;

        expect((await verifyFile(changed, { certificates, standing })).answer.kind).toBe('altered');
      }),
      { numRuns: 50 },
    );
  });

  it('finds any bit changed in the signature and its padding, by the seal alone', async () => {
    const place = placeOfSignature(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer(place), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;

        expect((await verifyFile(changed, { certificates, standing: null })).answer.kind).toBe('altered');
      }),
      { numRuns: 200 },
    );
  });

  it('finds bytes added in front or behind, or left out', async () => {
    for (const changed of [
      Buffer.concat([bytes, Buffer.from(' ')]),
      Buffer.concat([Buffer.from(' '), bytes]),
      bytes.subarray(0, -1),
      bytes.subarray(1),
    ]) {
      expect((await verifyFile(changed, { certificates, standing: null })).answer.kind).toBe('altered');
    }
  });
});

describe('the files in a copy', () => {
  const files = () => new Map(attachmentsOf(signedCopy()).map(({ name, text }) => [name, text]));

  it('agree as they were made', () => {
    expect(checkContents(files())).toMatchObject({ sound: true, events: 6 });
  });

  it.each(Object.values(FILES))('no longer agree when any letter of %s is changed', (name) => {
    const text = files().get(name) ?? '';
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        const letter = text[at] === 'x' ? 'y' : 'x';
        const changed = files().set(name, text.slice(0, at) + letter + text.slice(at + 1));
        // the evidence also has what is in no event, such as the browser's name; the seal covers that
        fc.pre(name !== FILES.evidence || /Hash|documentHash/.test(text.slice(at - 70, at)));

        expect(checkContents(changed).sound).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.values(FILES))('have to be there: %s', (name) => {
    const some = files();
    some.delete(name);

    expect(checkContents(some)).toMatchObject({ sound: false });
  });

  const WHY_NOT = { sound: false, why: 'its record does not show that both signed this text' };

  it.each(['owner', 'assistant'])('show that both signed: only that of the %s does not', (party) => {
    const { signatures, ...rest } = signedCopy();
    const one = attachmentsOf({ ...rest, signatures: signatures.filter((each) => each.party === party) });

    expect(checkContents(new Map(one.map(({ name, text }) => [name, text])))).toEqual(WHY_NOT);
  });

  it.each([
    { signedName: 'Somebody Else' },
    { accountName: 'Somebody Else' },
    { accountName: undefined },
    { verifiedEmail: 'somebody@else.example' },
    { consentText: 'I agree to nothing.' },
    { drawn: 'M1 2L3 4' },
    { kind: 'confirmation' },
    { party: 'witness' },
  ])('say of each signature what its chain says, and not %j', (other) => {
    for (const changed of [0, 1]) {
      const { signatures, ...evidence } = Evidence.parse(JSON.parse(files().get(FILES.evidence) ?? ''));
      const told = signatures.map((each, index) => (index === changed ? { ...each, ...other } : each));
      const text = JSON.stringify({ ...evidence, signatures: told });

      expect(checkContents(files().set(FILES.evidence, text))).toEqual(WHY_NOT);
    }
  });

  it('show that neither took the signature back, but that it can be given again', () => {
    const { agreementId, documentHash, events, ...rest } = signedCopy();
    const takenBack = {
      kind: 'signature_taken_back',
      actorUserId: null,
      at: AT,
      payload: { party: 'assistant', documentHash },
    } as const;
    const sound = (after: readonly NewEvent[]) => {
      const last = events.at(-1);
      const signed = events.slice(0, -1);
      for (const event of after) signed.push(chained(agreementId, signed.at(-1) ?? null, event));
      if (last) signed.push(chained(agreementId, signed.at(-1) ?? null, asNew(last)));
      const files = attachmentsOf({ agreementId, documentHash, ...rest, events: signed });
      return checkContents(new Map(files.map(({ name, text }) => [name, text])));
    };
    const again = events.filter(({ payload }) => payload.includes('"party":"assistant"')).map(asNew);

    expect(sound([takenBack])).toEqual(WHY_NOT);
    expect(sound([takenBack, ...again])).toMatchObject({ sound: true, events: 9 });
    expect(sound([takenBack, ...again, takenBack])).toEqual(WHY_NOT);
  });

  it('say that it came into force', () => {
    const { events, ...rest } = signedCopy();
    const open = attachmentsOf({ ...rest, events: events.slice(0, -1) });

    expect(checkContents(new Map(open.map(({ name, text }) => [name, text])))).toEqual(WHY_NOT);
  });
});

describe('reading a file in pieces', () => {
  it('gives the same hash and finds the same markers however it is cut', async () => {
    const text = `${'.'.repeat(50)}handover-events.jsonl${'.'.repeat(50)}`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 12 }), async (cuts) => {
        const edges = [0, ...cuts.sort((one, other) => one - other), text.length];
        const pieces = edges.slice(1).map((end, index) => Buffer.from(text.slice(edges[index], end)));

        expect(await readFile(each(pieces))).toEqual({ sha256: sha256(text), isMarked: true });
      }),
    );
  });

  it('finds no mark where there is none', async () => {
    expect(await readFile(each([Buffer.from('handover-events.jsonX')]))).toMatchObject({ isMarked: false });
    expect(await readFile(each([]))).toEqual({ sha256: sha256(''), isMarked: false });
  });
});

async function* each(pieces: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Bytes of every region: each sixth of the file's structure (another sixth in each run), each 29th of the signature,
 * and each 997th of what is compressed or only padding.
 */
function bytesToFlip(bytes: Buffer): number[] {
  const { min, max } = placeOfSignature(bytes);
  const text = bytes.toString('latin1');
  const inStreams = [...text.matchAll(/stream\n[\s\S]*?\nendstream/g)].map(({ index, 0: all }) => ({
    from: index + 10,
    to: index + all.length - 10,
  }));
  const shift = Math.floor(Math.random() * 6);
  const everyOf = (at: number) => {
    if ((at > min + 5_200 && at < max - 20) || inStreams.some(({ from, to }) => at > from && at < to))
      return 997;
    return at >= min && at <= max ? 29 : 6;
  };
  return [...bytes.keys()].filter((at) => (at + shift) % everyOf(at) === 0);
}

function placeOfSignature(bytes: Buffer): { min: number; max: number } {
  const min = bytes.indexOf('/Contents <3') + 11;
  return { min, max: bytes.indexOf('>', min) - 1 };
}

/** @returns a link of the chain as it is before it has its place there. */
function asNew({ kind, actorUserId, at, payload }: ChainEvent): NewEvent {
  return { kind, actorUserId, at, payload: JSON.parse(payload) };
}
