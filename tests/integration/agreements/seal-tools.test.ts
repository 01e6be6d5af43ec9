import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { attachmentsOf } from '@/lib/agreements/copy/attachments';
import { renderCopy } from '@/lib/agreements/copy/render';
import { statusOfCopy } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { sealRendered } from '@/lib/platform/record/sealing';
import { givenStorage, signedCopy } from '@/tests/support/sealed-copies';

const run = promisify(execFile);
const has = (...tools: readonly string[]) =>
  tools.every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0);

const PDFSIG = has('pdfsig');
const QPDF = has('qpdf');
/** How many bytes are changed, one at a time, spread over the whole file. */
const PLACES = 60;
const SHELL = has('pdfdetach', 'jq', 'openssl', 'basenc');

/** The tools are no part of the product; where a machine lacks one, our own verifier checks, and the name says so. */
describe("a sealed copy, checked with other people's tools", () => {
  let folder: string;
  let file: string;
  let bytes: Buffer;
  let own: Parameters<typeof verifyFile>[1];
  beforeAll(async () => {
    await givenStorage();
    folder = await mkdtemp(join(tmpdir(), 'handover-tools-'));
    file = join(folder, 'copy.pdf');
    const copy = signedCopy({ assistant: 'Nguyễn Thị Ánh' });
    const sealed = await sealRendered(await renderCopy(copy), attachmentsOf(copy), new Date());
    bytes = sealed.bytes;
    own = { certificates: [sealed.certificate], standing: null };
    await writeFile(file, bytes);
    await writeFile(join(folder, 'seal.pem'), sealed.certificate.toString());
  });

  async function givenChanged(at: number): Promise<string> {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const place = join(folder, `changed-${at}.pdf`);
    await writeFile(place, changed);
    return place;
  }

  it(`is signed as a whole, says ${PDFSIG ? 'pdfsig' : 'our own verifier (there is no pdfsig here)'}`, async () => {
    if (!PDFSIG) return expect((await verifyFile(bytes, own)).answer.kind).toBe('genuine');
    const { stdout } = await run('pdfsig', [file]);

    expect(stdout).toContain('Signature Type: ETSI.CAdES.detached');
    expect(stdout).toContain('Total document signed');
    expect(stdout).toContain('Signature Validation: Signature is Valid.');
  });

  const everywhere = () =>
    Array.from({ length: PLACES }, (_, place) => Math.floor(((place + 0.5) / PLACES) * bytes.length));

  it("isn't genuine once a byte is changed, wherever it is, say the page and the command", async () => {
    const record = async () => statusOfCopy(null);
    const wrong: number[] = [];
    for (const at of everywhere()) {
      const changed = await readFile(await givenChanged(at));
      const asked = await verifyFile(changed, { ...own, standing: record });
      const alone = await verifyFile(changed, own);
      if (asked.answer.kind !== 'altered' || alone.answer.kind !== 'altered') wrong.push(at);
    }

    expect(wrong).toEqual([]);
  });

  it.runIf(PDFSIG)(
    "isn't genuine once a byte is changed, wherever a signature can cover it, says pdfsig",
    async () => {
      const wrong: number[] = [];
      const [from, until] = placeOfSignature(bytes);
      for (const at of everywhere().filter((place) => place < from || place >= until)) {
        const said = await run('pdfsig', [await givenChanged(at)]).catch(({ stdout = '' }) => ({
          stdout: String(stdout),
        }));
        if (said.stdout.includes('Signature is Valid')) wrong.push(at);
      }

      expect(wrong).toEqual([]);
      expect(until - from).toBeLessThan(bytes.length / 10);
    },
  );

  it(`has no fault in its structure, says ${QPDF ? 'qpdf' : 'our own verifier (there is no qpdf here)'}`, async () => {
    if (!QPDF) return expect((await verifyFile(bytes, own)).answer.kind).toBe('genuine');
    const { stdout, stderr } = await run('qpdf', ['--check', file]);

    expect(stdout).toContain('No syntax or stream encoding errors found');
    expect(stderr).toBe('');
  });

  it(`is genuine by the lines of docs/security.md, says ${SHELL ? 'the shell' : 'our own verifier (there is no jq, openssl or pdfdetach here)'}`, async () => {
    if (!SHELL) return expect((await verifyFile(bytes, own)).answer.kind).toBe('genuine');
    const lines = await linesOfTheDocs();

    const { stdout } = await run('sh', ['-c', lines], { cwd: folder });

    expect(stdout.trim().split('\n').at(-1)).toBe('genuine');
  });

  it.runIf(SHELL)("isn't genuine by those lines once a byte is changed", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'handover-tools-'));
    await writeFile(join(elsewhere, 'copy.pdf'), await readFile(await givenChanged(bytes.length - 300)));
    await writeFile(join(elsewhere, 'seal.pem'), await readFile(join(folder, 'seal.pem')));

    await expect(run('sh', ['-c', await linesOfTheDocs()], { cwd: elsewhere })).rejects.toThrow();
  });
});

/** A signature can't cover itself: it is in the gap that its /ByteRange leaves. @returns its start and its end. */
function placeOfSignature(bytes: Buffer): readonly [number, number] {
  const [, before = '', after = ''] =
    /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)/.exec(bytes.toString('latin1')) ?? [];
  return [Number(before), Number(after)];
}

async function linesOfTheDocs(): Promise<string> {
  const docs = await readFile('docs/security.md', 'utf8');
  return /```sh\n([\s\S]*?)```/.exec(docs)?.[1] ?? 'exit 1';
}
