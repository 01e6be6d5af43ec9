import { afterAll, beforeAll } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import type { AgreementRef, Pair } from './agreements';
import { ask, givenToken } from './api';
import { NEXT_MONDAY } from './pay/pay';
import { givenPeople, type People } from './people';
import { givenDatabaseWithPeople } from './servers/postgres';
import { givenStorage } from './servers/storage';
import { givenAgreedBefore, givenApproved } from './time';

type Records = {
  readonly people: People;
  readonly pair: Pair;
  readonly agreement: AgreementRef;
  /** the owner's, the assistant's, a colleague's, and an owner's of another business */
  readonly tokens: Readonly<Record<'ruth' | 'maria' | 'dewi' | 'ingrid', string>>;
};

/**
 * Gives the test file two people with an agreement and a week of approved time, and tokens for them and for two who may
 * read none of it.
 * @returns a function for them, from `beforeAll` on.
 */
export function givenRecords(): () => Records {
  givenDatabaseWithPeople();
  givenStorage();
  let records: Records | undefined;
  beforeAll(async () => {
    const people = await givenPeople();
    const { ruth, maria, dewi, workspace, engagements, foreign } = people;
    const pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    const agreement = await givenAgreedBefore(pair);
    await givenApproved(pair);
    const tokens = await onNextMonday(async () => ({
      ruth: await givenToken(ruth, { workspace }),
      maria: await givenToken(maria),
      dewi: await givenToken(dewi),
      ingrid: await givenToken(foreign.owner, { workspace: foreign.workspace }),
    }));
    records = { people, pair, agreement, tokens };
  });
  afterAll(closeRateLimits);
  return () => {
    if (!records) throw new Error('The records exist from beforeAll on.');
    return records;
  };
}

/** Does something on the Monday after the approved week. @returns what `work` returns. */
export function onNextMonday<T>(work: () => Promise<T>): Promise<T> {
  return atTime(NEXT_MONDAY, work);
}

/** Asks the API on that Monday. @returns status, headers and body. */
export function get(token: string, path: string) {
  return onNextMonday(() => ask(token, path));
}
