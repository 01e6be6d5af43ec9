import { beforeAll, describe, expect, it, vi } from 'vitest';
import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { renderCopy } from '@/lib/agreements/copy/render';
import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import { sealRendered } from '@/lib/platform/record/sealing';
import { checkSeal } from '@/lib/platform/seal/checking';
import { sealKey } from '@/lib/platform/seal/key';
import { attachmentsIn, readyToSign } from '@/lib/platform/seal/pdf';
import { givenStorage, signedCopy } from '@/tests/support/sealed-copies';
import { givenTimestampAuthority, type Manner } from '@/tests/support/servers/timestamp-authority';

const { files: FILES } = SEALED_RECORDS.agreement;

const AT = new Date('2026-11-24T10:05:00Z');

describe('the seal of a copy', () => {
  const authority = givenTimestampAuthority();
  beforeAll(async () => {
    await givenStorage();
  });

  async function givenSealed(wanted: Parameters<typeof signedCopy>[0] = {}) {
    const copy = signedCopy(wanted);
    return { copy, ...(await sealRendered(await renderCopy(copy), attachmentsOf(copy), AT)) };
  }

  it("covers the whole file and is by this installation's key", async () => {
    const { bytes } = await givenSealed();

    const { certificate } = await sealKey();
    const check = checkSeal(bytes);
    expect(check.kind === 'intact' && check.certificate.raw.equals(certificate.raw)).toBe(true);
    expect(bytes.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
  });

  it('has the text, the record and the evidence in it, as they were hashed', async () => {
    const { bytes, copy } = await givenSealed();

    const files = await attachmentsIn(bytes);
    expect([...files.keys()].sort()).toEqual(Object.values(FILES).sort());
    expect(files.get(FILES.text)).toBe(copy.canonicalJson);
    expect(bytes.toString('latin1').match(/\/AFRelationship \/Data/g)).toHaveLength(3);
  });

  it('goes onto the same bytes from the same agreement', async () => {
    const rendered = await renderCopy(signedCopy());
    const plan = { attachments: [], reason: 'Sealed', at: AT, room: 100 };

    const [one, other] = [await readyToSign(rendered, plan), await readyToSign(rendered, plan)];

    expect(one.equals(other)).toBe(true);
    expect((await renderCopy(signedCopy())).equals(rendered)).toBe(true);
  });

  it("isn't misled by a title or a link that looks like the place of a signature", async () => {
    const decoy = '/ByteRange [0 /********** /********** /**********]';
    const clauses = [{ key: 'own-1', heading: 'Links', body: `See [this](https://a.example${decoy}).` }];

    const { bytes } = await givenSealed({ title: decoy, clauses });

    expect(checkSeal(bytes).kind).toBe('intact');
  });

  it('is broken by anything appended to it', async () => {
    const { bytes } = await givenSealed();

    expect(checkSeal(Buffer.concat([bytes, Buffer.from('\n')]))).toMatchObject({ kind: 'broken' });
  });

  it('is made without a timestamp when none was asked for', async () => {
    expect((await givenSealed()).timestampedAt).toBeNull();
    expect(authority.asked()).toBe(0);
  });

  describe('with a timestamp authority', () => {
    async function givenSealedWith(manner: Manner) {
      vi.resetModules();
      process.env.SEAL_TSA_URL = authority.url();
      authority.behave(manner);
      try {
        const fresh = await import('@/lib/platform/record/sealing');
        const copy = signedCopy();
        return await fresh.sealRendered(await renderCopy(copy), attachmentsOf(copy), AT);
      } finally {
        delete process.env.SEAL_TSA_URL;
      }
    }

    it('includes its time, over this very signature', async () => {
      const { bytes, timestampedAt } = await givenSealedWith('well');

      const check = checkSeal(bytes);
      expect(timestampedAt).toBeInstanceOf(Date);
      expect(check).toMatchObject({
        kind: 'intact',
        timestamp: { at: timestampedAt, by: 'CN=Stand-in timestamp authority' },
      });
    });

    it.each<Manner>(['refuses', 'stays silent', 'stamps something else', 'forgets the nonce', 'forges'])(
      'is made without one, rather than waiting for ever, when it %s',
      async (manner) => {
        const { bytes, timestampedAt } = await givenSealedWith(manner);

        expect(timestampedAt).toBeNull();
        expect(checkSeal(bytes)).toMatchObject({ kind: 'intact', timestamp: null });
      },
    );
  });
});
