import { randomBytes } from 'node:crypto';
import { missing } from './refusals';

/** Whose an object is: the platform's own, or that of a connected account named in the header Stripe-Account. */
export type Owner = string;
export const PLATFORM: Owner = 'platform';

let draw: (size: number) => Buffer = randomBytes;

/** Draws all ids of this process from here on, so that a restarted stand-in makes the same ones. */
export function drawIdsBy(bytes: (size: number) => Buffer): void {
  draw = bytes;
}

/** @returns an id like Stripe's: a prefix that tells the kind, and letters that nobody can guess. */
export function newId(prefix: string): string {
  return `${prefix}_${draw(18).toString('base64url').replace(/[-_]/g, '0')}`;
}

/** The objects of one kind, in the order in which they were made. */
export class Kept<Kind extends { id: string }> {
  readonly #kind: string;
  readonly #objects = new Map<string, { value: Kind; owner: Owner }>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  add(value: Kind, owner: Owner = PLATFORM): Kind {
    this.#objects.set(value.id, { value, owner });
    return value;
  }

  remove(id: string): void {
    this.#objects.delete(id);
  }

  /** @returns the object, if there is one that this account may see. */
  find(id: string, owner: Owner = PLATFORM): Kind | undefined {
    const found = this.#objects.get(id);
    return found?.owner === owner ? found.value : undefined;
  }

  /** @throws `resource_missing`: 404 for an id in the path, 400 for one in the named parameter. */
  get(id: string, owner: Owner = PLATFORM, param = 'id'): Kind {
    const found = this.find(id, owner);
    if (!found) throw missing(this.#kind, id, param);
    return found;
  }

  /** @returns all of one account's, the newest first, as Stripe lists them. */
  newestFirst(owner: Owner = PLATFORM): Kind[] {
    return [...this.#objects.values()]
      .filter((each) => each.owner === owner)
      .map(({ value }) => value)
      .reverse();
  }
}
