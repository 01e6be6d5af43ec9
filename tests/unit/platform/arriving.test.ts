import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { readWhole } from '@/lib/platform/storage';
import { appendBytes, forgetUpload, holdArrived, keepHeld } from '@/lib/platform/storage/arriving';

const TEXT = Buffer.from('the kiln is at 1240 degrees');
const HASH = createHash('sha256').update(TEXT).digest('hex');

describe('a file that arrives in pieces', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-arriving-'));
    vi.stubEnv('STORAGE_DIR', folder);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  async function* piece(from: number, to: number, breaks = false) {
    for (let at = from; at < to; at += 4) yield TEXT.subarray(at, Math.min(at + 4, to));
    if (breaks) throw new Error('the line is dead');
  }
  const append = (id: string, from: number, to: number, breaks = false) =>
    appendBytes(id, piece(from, to, breaks), { from, atMost: TEXT.length - from });
  const everything = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  it('is held whole under its hash, whatever broke on the way', async () => {
    const id = newId();

    expect(await append(id, 0, 10, true)).toEqual({ written: 10, ended: 'broken' });
    expect(await append(id, 10, TEXT.length)).toEqual({ written: TEXT.length - 10, ended: 'whole' });
    const { sha256, content } = await holdArrived(id, TEXT.length);

    expect(sha256).toBe(HASH);
    expect(await content.text()).toBe(TEXT.toString());
    expect(await keepHeld(id, sha256)).toBe(true);
    expect(await readWhole(sha256)).toEqual(TEXT);
  });

  it('is held the same when that is done again, and kept the same', async () => {
    const id = newId();
    await append(id, 0, TEXT.length);

    await holdArrived(id, TEXT.length);
    expect((await holdArrived(id, TEXT.length)).sha256).toBe(HASH);
    expect([await keepHeld(id, HASH), await keepHeld(id, HASH)]).toEqual([true, true]);
  });

  it('doesn’t lose what was counted to somebody slower who begins again', async () => {
    const id = newId();
    await append(id, 0, TEXT.length);

    await append(id, 0, 8, true);

    expect((await holdArrived(id, TEXT.length)).sha256).toBe(HASH);
  });

  it('counts nothing when more comes than may', async () => {
    const appended = await appendBytes(newId(), piece(0, TEXT.length), { from: 0, atMost: 10 });

    expect(appended).toEqual({ written: 0, ended: 'tooLong' });
  });

  it('says so when what should stand before isn’t there any more', async () => {
    expect(await append(newId(), 10, 20)).toEqual({ written: 0, ended: 'lost' });
    expect(await keepHeld(newId(), 'f'.repeat(64))).toBe(false);
  });

  it('leaves nothing when it is let go, however far it has come', async () => {
    const before = await everything();
    const [half, whole] = [newId(), newId()];
    await append(half, 0, 8);
    await append(whole, 0, TEXT.length);
    await holdArrived(whole, TEXT.length);

    for (const id of [half, whole, newId()]) await forgetUpload(id);

    expect(await everything()).toEqual(before);
  });

  it('is known by an id and by nothing else', async () => {
    await expect(forgetUpload('../../etc/passwd')).rejects.toThrow('not an id');
  });
});
