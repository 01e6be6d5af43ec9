import { beforeAll, beforeEach } from 'vitest';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { type BriefPlace, givenBriefSent, givenRuthAndMaria, seen } from './briefs';
import { doneOf, submit } from './browser/forms';
import { givenConnection } from './connections';
import { asPerson, givenPeople, type People, type Person } from './people';
import { givenDatabaseWithPeople } from './servers/postgres';

/** 10:00 in Chicago, where Ruth is, on a Thursday */
export const MORNING = new Date('2027-01-14T16:00:00Z');
export const plus = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/**
 * Gives a file Ruth's business, where Maria assists, and before each test people without any notices.
 * @param given receives the people and the place once they are there
 */
export function givenTelling(given: (people: People, place: BriefPlace) => void) {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let place: BriefPlace;
  let maria: Person;
  beforeAll(async () => {
    const people = await givenPeople();
    ({ maria } = people);
    place = await givenRuthAndMaria(people);
    given(people, place);
  });
  beforeEach(async () => {
    await forgetNotices();
    await owner().query('DELETE FROM notification_choices; DELETE FROM notification_settings');
  });

  async function forgetNotices(): Promise<void> {
    await owner().query(
      'DELETE FROM notifications; DELETE FROM mails; DELETE FROM graphile_worker._private_jobs',
    );
  }

  return {
    /** Asks as the owner of the tables. */
    ask: (sql: string, values: readonly unknown[]) => owner().query(sql, [...values]),
    /** @returns the ids of the mails that a worker would send now. */
    leaving: async (): Promise<readonly string[]> => {
      const { rows } = await owner().query<{ id: string }>(
        "SELECT payload->>'mailId' AS id FROM graphile_worker._private_jobs WHERE key LIKE 'mail:%'",
      );
      return rows.map(({ id }) => id);
    },
    /** Maria asks about a brief, about which there is no other notice. */
    asks: async (at: Date, question = 'Which shade of green?') => {
      const brief = await atTime(plus(at, -5), () => givenBriefSent(place));
      await forgetNotices();
      await atTime(at, async () =>
        doneOf(
          await asPerson(maria, () =>
            submit(askQuestion, { ...seen(brief), question, clarificationId: newId() }),
          ),
        ),
      );
      return brief;
    },
    /** Somebody writes to the other in their conversation. */
    writes: (person: Person, body: string, at: Date) =>
      atTime(at, async () =>
        doneOf(
          await asPerson(person, () =>
            submit(postMessage, {
              workspaceId: place.workspace.id,
              subject: 'engagement',
              subjectId: place.engagementId,
              body,
              clientKey: newId(),
            }),
          ),
        ),
      ),
  };
}
