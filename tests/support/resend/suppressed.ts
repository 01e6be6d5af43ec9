import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, json, type Route, refusal } from './answers';

/** The service's own list of addresses that bounced or complained: nothing goes there until one is removed from it. */
export class Suppressed {
  readonly #file: string;
  readonly #addresses: Set<string>;

  private constructor(file: string, addresses: readonly string[]) {
    this.#file = file;
    this.#addresses = new Set(addresses);
  }

  static async open(folder: string): Promise<Suppressed> {
    const file = join(folder, 'suppressed.txt');
    const text = await readFile(file, 'utf8').catch(() => '');
    return new Suppressed(file, text.split('\n').filter(Boolean));
  }

  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  async add(address: string): Promise<void> {
    this.#addresses.add(address);
    await this.#write();
  }

  /** @returns whether it was there. */
  async remove(address: string): Promise<boolean> {
    const wasThere = this.#addresses.delete(address);
    await this.#write();
    return wasThere;
  }

  async #write(): Promise<void> {
    await writeFile(this.#file, [...this.#addresses].join('\n'));
  }
}

/** Resend's endpoints for its suppression list, as far as the product uses them. */
export function suppressions(
  suppressed: Suppressed,
  refuse: (authorization: string | undefined) => Answer | null,
): readonly Route[] {
  return [
    {
      method: 'DELETE',
      path: /^\/suppressions\/([^/]+)$/,
      async answer({ header, part }) {
        const shut = refuse(header('authorization'));
        if (shut) return shut;
        const address = decodeURIComponent(part);
        return (await suppressed.remove(address))
          ? json(200, { object: 'suppression', id: address, deleted: true })
          : refusal(404, 'not_found', 'There is no such suppression.');
      },
    },
  ];
}
