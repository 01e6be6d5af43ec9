import type { CAST, PersonName } from '../cast';
import type { Actor } from './acting';

/** Something that happens at a moment. */
export type Scene = {
  readonly at: Date;
  /** for whoever reads an error */
  readonly what: string;
  readonly play: (stage: Stage) => Promise<void>;
};

/** Who has signed up so far. */
export class Stage {
  readonly #actors = new Map<PersonName, Actor>();

  enter(name: PersonName, actor: Actor): void {
    this.#actors.set(name, actor);
  }

  has(name: PersonName): boolean {
    return this.#actors.has(name);
  }

  actor(name: PersonName): Actor {
    const actor = this.#actors.get(name);
    if (!actor) throw new Error(`${name} has not signed up yet`);
    return actor;
  }
}

/** One engagement while it is told: the business, the two sides, and the ids that everything belongs to. */
export type Place = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly agreementId: string;
  readonly zone: string;
  readonly currency: string;
  readonly owner: keyof typeof CAST;
  readonly assistant: keyof typeof CAST;
  /** everybody who takes part */
  readonly people: readonly PersonName[];
};
