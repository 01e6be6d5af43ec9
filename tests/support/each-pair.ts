import { beforeAll, beforeEach } from 'vitest';
import { givenPair, type Pair } from './agreements';
import { givenPeople, type People } from './people';

/**
 * Gives each test of a file a new business with its assistant.
 * @param given sets up what must hold before the test begins
 * @returns the people of the file
 */
export function givenEachPair(given: (pair: Pair) => Promise<unknown>): () => People {
  let people: People;
  let count = 0;
  beforeAll(async () => {
    people = await givenPeople();
  });
  beforeEach(async () => {
    count += 1;
    await given(await givenPair(people, `Adeyemi ${count}`));
  });
  return () => people;
}
