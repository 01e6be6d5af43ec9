import { askDatabase } from '../steps/postgres-tools';
import { expectedTimes, type Operation } from './diary';
import { ALL_WRITTEN, markIn } from './written';

/**
 * Compares what people were answered with what is in the database.
 * @returns a sentence for each thing that is lost, done twice, or there although it was refused; and for what nobody
 * did.
 */
export async function verifyOperations(
  ownerUrl: string,
  operations: readonly Operation[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [what, sql] of ALL_WRITTEN) {
    const rows = await askDatabase<{ said: string | null }>(ownerUrl, sql);
    const times = Map.groupBy(
      rows.flatMap(({ said }) => markIn(said ?? '') ?? []),
      (mark) => mark,
    );
    const ofThis = operations.filter((operation) => operation.what === what);
    for (const [mark, tries] of mergedByMark(ofThis)) {
      const there = times.get(mark)?.length ?? 0;
      const { least, most } = expectedTimes({ tries });
      if (there < least) wrong.push(`Lost: ${what}, ${mark}. ${inWords(tries)}`);
      if (there > most)
        wrong.push(
          `${most === 0 ? 'There although refused' : `There ${there} times`}: ${what}, ${mark}. ${inWords(tries)}`,
        );
    }
  }
  return wrong;
}

/** @returns what nobody managed to do: the soak was too short, or people can't get a form through any more. */
export function untried(operations: readonly Operation[]): readonly string[] {
  const done = new Set(
    operations.filter((operation) => expectedTimes(operation).least === 1).map(({ what }) => what),
  );
  return ALL_WRITTEN.filter(([what]) => ![...done].some((each) => each === what)).map(
    ([what]) => `Nobody ${what}.`,
  );
}

/** A button that several people pressed on one thing is one operation. */
function mergedByMark(operations: readonly Operation[]): ReadonlyMap<string, Operation['tries']> {
  const merged = new Map<string, Operation['tries']>();
  for (const { mark, tries } of operations) merged.set(mark, [...(merged.get(mark) ?? []), ...tries]);
  return merged;
}

function inWords(tries: Operation['tries']): string {
  return tries.map(({ outcome, at, said }) => `${at} ${outcome}${said ? ` (${said})` : ''}`).join('; ');
}
