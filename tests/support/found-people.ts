import type { People } from './people';

/** People who are already in the file's database, until somebody asks for them. */
let found: People | undefined;

/** Has the first `givenPeople` find them. */
export function leavePeople(people: People | undefined): void {
  found = people;
}

/** @returns the cast, if they are in the database and nobody has asked for them before. */
export function takePeople(): People | undefined {
  const people = found;
  found = undefined;
  return people;
}
