/** A part of a brief in force: a given, a deliverable's title, a criterion. */
type Part = { readonly id: string; readonly text: string; readonly position: number };

export type PartsInForce = {
  readonly givens: readonly Part[];
  readonly deliverables: readonly {
    readonly id: string;
    readonly title: string;
    readonly position: number;
    readonly criteria: readonly Part[];
  }[];
};

/** A row of the form: with an id it is one in force, without one it is new; emptied, it is to be removed. */
type WantedPart = { readonly id: string | null; readonly text: string };

export type WantedParts = {
  readonly givens: readonly WantedPart[];
  readonly deliverables: readonly {
    readonly id: string | null;
    readonly title: string;
    readonly criteria: readonly WantedPart[];
  }[];
};

/** One part removed (`removes`), added (`text`), or replaced (both). What is added gets this id. */
export type PartChange = {
  readonly id: string;
  readonly part: 'given' | 'deliverable' | 'criterion';
  readonly removesId: string | null;
  readonly removedText: string | null;
  readonly text: string | null;
  /** the deliverable that a criterion belongs to, which may itself be among the changes */
  readonly deliverableId: string | null;
  readonly position: number;
};

/**
 * Finds what has to be removed and added to get from the parts in force to those wanted. A part is never rewritten: a
 * review may have named it. So a new title makes a new deliverable, and its criteria move over to it.
 * @returns the changes, a deliverable before its criteria; empty when nothing differs. What the form doesn't name
 * stays.
 */
export function changedParts(
  inForce: PartsInForce,
  wanted: WantedParts,
  nextId: () => string,
): readonly PartChange[] {
  const change = (
    part: PartChange['part'],
    old: Part | undefined,
    text: string,
    place: Pick<PartChange, 'deliverableId' | 'position'>,
  ): PartChange => ({
    id: nextId(),
    part,
    removesId: old?.id ?? null,
    removedText: old?.text ?? null,
    text: text === '' ? null : text,
    ...place,
  });

  const givens = pairUp(inForce.givens, wanted.givens)
    .filter(({ old, text }) => text !== (old?.text ?? ''))
    .map(({ old, text, position }) => change('given', old, text, { deliverableId: null, position }));

  const deliverables = pairDeliverables(inForce, wanted).flatMap(
    ({ old, title, criteria, position }): readonly PartChange[] => {
      const isOther = title !== (old?.title ?? '');
      const before = old && { id: old.id, text: old.title, position };
      const own = isOther ? change('deliverable', before, title, { deliverableId: null, position }) : null;
      const wantedCriteria = title === '' ? criteria.map(({ id }) => ({ id, text: '' })) : criteria;
      const rows = pairUp(old?.criteria ?? [], wantedCriteria)
        .filter((each) => (isOther && each.old !== undefined) || each.text !== (each.old?.text ?? ''))
        .map((each) => {
          const deliverableId = (own?.text ? own.id : old?.id) ?? '';
          return change('criterion', each.old, each.text, { deliverableId, position: each.position });
        });
      return own ? [own, ...rows] : rows;
    },
  );
  return [...givens, ...deliverables];
}

/** @returns each part in force with its wanted form, then what is new, after the last. */
function pairUp(inForce: readonly Part[], wanted: readonly WantedPart[]) {
  const kept = inForce.map((old) => ({
    old,
    text: wanted.find(({ id }) => id === old.id)?.text ?? old.text,
    position: old.position,
  }));
  const added = wanted
    .filter(({ id, text }) => text !== '' && !inForce.some((old) => old.id === id))
    .map(({ text }, index) => ({ old: undefined, text, position: behind(inForce) + index }));
  return [...kept, ...added];
}

function pairDeliverables(inForce: PartsInForce, wanted: WantedParts) {
  const kept = inForce.deliverables.map((old) => {
    const named = wanted.deliverables.find(({ id }) => id === old.id);
    const criteria = named?.criteria ?? [];
    const unnamed = old.criteria.filter(({ id }) => !criteria.some((each) => each.id === id));
    return {
      old,
      title: named?.title ?? old.title,
      // those that the form doesn't name stay, or go with their deliverable
      criteria: [...criteria, ...unnamed.map(({ id, text }) => ({ id, text }))],
      position: old.position,
    };
  });
  const added = wanted.deliverables
    .filter(({ id, title }) => title !== '' && !inForce.deliverables.some((old) => old.id === id))
    .map(({ title, criteria }, index) => ({
      old: undefined,
      title,
      criteria: criteria.map(({ text }) => ({ id: null, text })),
      position: behind(inForce.deliverables) + index,
    }));
  return [...kept, ...added];
}

function behind(parts: readonly { readonly position: number }[]): number {
  return Math.max(-1, ...parts.map(({ position }) => position)) + 1;
}
