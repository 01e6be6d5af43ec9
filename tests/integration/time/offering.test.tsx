import { expect, it } from 'vitest';
import { TimeDesk } from '@/components/time/time-desk';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';
import { dropTimer, startTimer } from '@/lib/time/timer/timing.actions';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { type AgreementRef, givenAmended, type Pair } from '@/tests/support/agreements';
import { givenBriefAccepted, seen } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { givenEachPair } from '@/tests/support/each-pair';
import { placeOf } from '@/tests/support/endings';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  BY_THE_BRIEF,
  closes,
  givenAgreedBefore,
  givenHandedIn,
  MONDAY,
  sheetOf,
} from '@/tests/support/time';

/** The time page offers what would be accepted, and says why it doesn't offer the rest. */
givenDatabaseWithPeople();
let pair: Pair;
let agreed: AgreementRef;
givenEachPair(async (each) => {
  pair = each;
  await withActor({ kind: 'user', userId: pair.assistant.userId }, (tx) => tx.timer.deleteMany());
  agreed = await givenAgreedBefore(pair);
});

const TUESDAY = new Date('2027-03-09T14:00:00Z');
const SATURDAY = new Date('2027-03-13T14:00:00Z');
const NEXT_TUESDAY = new Date('2027-03-16T14:00:00Z');
const OFFER = 'What are you starting on?';

async function deskAt(when: Date, week: string | null = null): Promise<string> {
  const asked = { engagementId: pair.engagementId, week };
  const page = await getTimePage(pair.assistant.userId, asked, when);
  return markupOf(<TimeDesk page={page} zone="Asia/Manila" now={when} />);
}

function starts(when: Date, briefId = '') {
  const form = { ...placeOf(pair), id: newId(), note: 'Orders', briefId };
  return atTime(when, () => asPerson(pair.assistant, () => submit(startTimer, form)));
}

it('a timer is offered while none runs, and in no week that accepts no more time', async () => {
  expect(await deskAt(TUESDAY)).toContain(OFFER);
  doneOf(await starts(TUESDAY));
  expect(await deskAt(TUESDAY)).not.toContain(OFFER);
  const { userId } = pair.assistant;
  const timer = await withActor({ kind: 'user', userId }, (tx) => tx.timer.findFirstOrThrow());
  doneOf(await asPerson(pair.assistant, () => submit(dropTimer, timer)));

  await givenHandedIn(pair);

  expect(refusalOf(await starts(TUESDAY)).code).toBe('wrong_state');
  const handedIn = await deskAt(TUESDAY);
  expect(handedIn).not.toContain(OFFER);
  expect(handedIn).toContain('This week is handed in.');
  // the next week is open, whichever is shown
  expect(await deskAt(NEXT_TUESDAY, MONDAY)).toContain(OFFER);
});

it('what is being timed stays with its brief, also once that is no longer with the assistant', async () => {
  const brief = await atTime(TUESDAY, () => givenBriefAccepted(pair, { deadlineDate: '2027-03-20' }));
  doneOf(await starts(TUESDAY, brief.id));
  const cancels = { ...seen(brief), reason: 'The catalogue is not printed.' };
  doneOf(await atTime(TUESDAY, () => asPerson(pair.owner, () => submit(cancelBrief, cancels))));

  expect(await deskAt(TUESDAY)).toContain(`<option value="${brief.id}" selected="">${brief.title}</option>`);
});

it('a week can be taken back while nobody has answered it, and says so once it was', async () => {
  const TAKE_BACK = 'aria-label="Take the week back"';
  const sheet = await givenHandedIn(pair);
  expect(await deskAt(SATURDAY)).toContain(TAKE_BACK);
  doneOf(await atTime(SATURDAY, () => asPerson(pair.assistant, () => submit(takeWeekBack, sheet))));

  const open = await deskAt(SATURDAY);
  expect(open).not.toContain(TAKE_BACK);
  expect(open).toContain('You took it back');
  expect(open).toContain('aria-label="Close the week"');

  doneOf(await closes(pair, MONDAY, SATURDAY));
  const approved = { ...(await sheetOf(pair.owner, pair)), note: '' };
  doneOf(await atTime(SATURDAY, () => asPerson(pair.owner, () => submit(approveTimesheet, approved))));
  expect(await deskAt(SATURDAY)).not.toContain(TAKE_BACK);
});

it('neither a timer nor a week to add to is offered once pay is by the brief; a week that counted still is', async () => {
  await givenAmended(pair, agreed, '2027-03-10T16:00:00Z', BY_THE_BRIEF);

  expect(refusalOf(await starts(NEXT_TUESDAY)).code).toBe('not_hourly');
  const now = await deskAt(NEXT_TUESDAY);
  expect(now).toContain('Under today’s agreement this work isn’t counted by the hour');
  expect(now).toContain('No agreement counts time in this week');
  for (const offer of [OFFER, 'aria-label="Record time"', 'aria-label="Close the week"'])
    expect(now).not.toContain(offer);
  const before = await deskAt(NEXT_TUESDAY, MONDAY);
  for (const offer of ['aria-label="Record time"', 'aria-label="Close the week"'])
    expect(before).toContain(offer);
});
