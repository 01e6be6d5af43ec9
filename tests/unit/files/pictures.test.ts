import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeAnew } from '@/lib/platform/files/pictures';
import { Refused } from '@/lib/platform/result';

/** A picture lying on its side, with everything a phone writes into it. */
async function fromPhone(): Promise<File> {
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c63' } })
    .withExif({ IFD0: { Make: 'Kiln Phone' }, IFD3: { GPSLatitude: '41/1 52/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return new File([Buffer.from(bytes)], 'kiln.jpg', { type: 'image/jpeg' });
}

/** A black picture of one bit per pixel, in a few kilobytes (PNG, third edition, 5.3 and 11.2). */
function blackPng(width: number, height: number): Buffer<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
  };
  const uint32 = (number: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return bytes;
  };
  const lines = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])])),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.of()),
  ]);
}

describe('a picture', () => {
  it('is re-encoded: upright, without where and with what it was taken', async () => {
    const file = await fromPhone();
    expect(Buffer.from(await file.arrayBuffer()).includes('Kiln Phone')).toBe(true);

    const picture = await encodeAnew(file, 'image/jpeg');

    if (!picture) throw new Error('it is a picture');
    expect([picture.width, picture.height]).toEqual([20, 40]);
    expect(picture.bytes.includes('Kiln Phone')).toBe(false);
    const { exif, orientation } = await sharp(picture.bytes).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
  });

  it('larger than anybody looks at becomes smaller', async () => {
    const wide = await sharp({ create: { width: 6_000, height: 60, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

    const picture = await encodeAnew(new File([Buffer.from(wide)], 'wide.png'), 'image/png');

    expect([picture?.width, picture?.height]).toEqual([3_000, 30]);
  });

  it("that unfolds into more than any camera makes is refused, and the next one isn't affected", async () => {
    const bomb = blackPng(10_001, 10_000);

    const refused = await encodeAnew(new File([bomb], 'black.png'), 'image/png').catch(
      (error: unknown) => error,
    );

    expect(bomb.length).toBeLessThan(20_000);
    expect(refused).toMatchObject({ refusal: { code: 'no_picture' } });
    expect(await encodeAnew(await fromPhone(), 'image/jpeg')).toMatchObject({ width: 20, height: 40 });
  });

  it('is encoded after the one before it, however many come at once', async () => {
    const large = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: '#c63' } })
      .png()
      .toBuffer();
    const atOnce: number[] = [];
    const looking = setInterval(() => {
      const { process, queue } = sharp.counters();
      atOnce.push(process + queue);
    }, 1);

    const pictures = await Promise.all(
      Array.from({ length: 4 }, () => encodeAnew(new File([Buffer.from(large)], 'large.png'), 'image/png')),
    );
    clearInterval(looking);

    expect(pictures.map((picture) => picture?.width)).toEqual([3_000, 3_000, 3_000, 3_000]);
    // the next may begin while sharp is still putting the last away; without the queue all four are there
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(2);
  });

  it("that isn't what it claims is refused by its cleaned name, at its input", async () => {
    const broken = new File([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], '../x.jpg');

    const refused = await encodeAnew(broken, 'image/jpeg', 'file').catch((error: unknown) => error);

    if (!(refused instanceof Refused)) throw new Error('it was taken');
    expect(refused.refusal).toMatchObject({ code: 'no_picture', field: 'file' });
    expect(refused.refusal.message).not.toContain('..');
  });

  it.each(['image/svg+xml', 'application/pdf', 'text/plain; charset=utf-8', 'image/heic'])(
    'isn’t made of %s: that is kept as it came, for saving',
    async (contentType) => {
      expect(await encodeAnew(new File(['<svg/>'], 'x.svg'), contentType)).toBeNull();
    },
  );
});
