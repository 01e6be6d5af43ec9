import { DAY_MS } from '@/lib/platform/time/lengths';
import { fillIn, hasButton, inputsOf, linksTo, type OpenPage } from '@/tests/support/browser/scriptless';
import type { Business } from './cast';
import type { Person, Press } from './person';

/** No more than this many are open at once in a business: people hand over what can be done. */
const MOST_OPEN = 24;

/** An owner writes a brief and hands it over. */
export async function handOver(person: Person, { slug, assistants }: Business): Promise<void> {
  const list = await person.open(`/w/${slug}/briefs`);
  if (linksTo(list.html, `/w/${slug}/briefs/`).length > MOST_OPEN) return;
  const to = person.chance.oneOf(assistants);
  const page = await person.open(`/w/${slug}/briefs/new?for=${to?.engagementId}`);
  const mark = person.world.diary.mark();
  const inputs = inputsOf(page, 'Hand over');
  const due = new Date(Date.now() + Math.floor(person.chance.between(3, 30)) * DAY_MS);
  const answered = await person.press(page, {
    what: 'handed over',
    mark,
    button: 'Hand over',
    anyway: 'Hand over anyway',
    typed: {
      title: `Pictures for shelf ${mark}`,
      outcome: 'Each piece on the shelf has a picture and a name.',
      'deliverables[0].title': 'A picture of each piece',
      'deliverables[0].criteria[0]': 'White background',
      'givens[0]': 'Numbers are on the back.',
      deadlineDate: due.toISOString().slice(0, 10),
      deadlineTime: '17:00',
      ...(inputs.includes('budgetHours') && { budgetHours: '2' }),
      ...(inputs.includes('budgetMoney') && { budgetMoney: '35' }),
    },
  });
  if (answered) await person.pause(100, 600);
}

/** An owner looks at one of their briefs, and does one of the things that it waits for. */
export async function lookAfterBrief(person: Person, { slug }: Business): Promise<void> {
  const path = pick(person, await person.open(`/w/${slug}/briefs`), `/w/${slug}/briefs/`);
  if (path === null) return;
  const page = await person.open(path);
  const has = (button: string) => hasButton(page.html, button);
  if (has('Answer') && person.chance.is(0.8)) return answer(person, page);
  if (has('Approve') && person.chance.is(0.8)) return review(person, page);
  if (person.chance.is(0.3)) await say(person, page);
}

/** An assistant picks something in the inbox, and does one of the things that can be done with it. */
export async function workOnBrief(person: Person): Promise<void> {
  const path = pick(person, await person.open('/inbox'), '/inbox/briefs/');
  if (path === null) return;
  const page = await person.open(path);
  const id = path.slice(-36);
  const has = (button: string) => hasButton(page.html, button);
  if (has('Ask') && person.chance.is(0.15)) return ask(person, page);
  if (has('Accept')) {
    if (has('Decline this brief') && person.chance.is(0.05)) return decline(person, page);
    await pressStep(person, page, { what: 'accepted', mark: id, button: 'Accept' });
    return;
  }
  if (has('Start') && person.chance.is(0.5)) {
    await pressStep(person, page, { what: 'started', mark: id, button: 'Start' });
    return;
  }
  if (has('Report it in these words') && person.chance.is(0.08)) return sayRisk(person, page);
  if (has('Deliver') && person.chance.is(0.8)) return deliver(person, page);
  if (page.html.includes('name="deliveryId"') && person.chance.is(0.15)) return takeBack(person, page);
  if (person.chance.is(0.3)) await say(person, page);
}

/** Writes a message, marked as urgent when the other isn't at work. */
export async function say(person: Person, page: OpenPage): Promise<void> {
  const button = ['Send', 'It’s urgent: send now'].find((each) => hasButton(page.html, each));
  if (button === undefined) return;
  const mark = person.world.diary.mark();
  const typed = { body: `A word on it: ${mark}.` };
  await person.press(page, { what: 'said', mark, button, typed, near: 'clientKey' });
}

/** A step without words: once the page no longer offers it, it has been done. */
async function pressStep(person: Person, page: OpenPage, step: Pick<Press, 'what' | 'mark' | 'button'>) {
  const isDoneOn = (html: string) => !hasButton(html, step.button);
  await person.press(page, { ...step, near: 'version', isDoneOn });
}

async function answer(person: Person, page: OpenPage): Promise<void> {
  const mark = person.world.diary.mark();
  const typed = { answer: `Take the left one, ${mark}.` };
  await person.press(page, { what: 'answered', mark, button: 'Answer', typed, near: 'clarificationId' });
}

async function review(person: Person, page: OpenPage): Promise<void> {
  const mark = person.world.diary.mark();
  const isMet = person.chance.is(0.75);
  const button = isMet ? 'Approve' : 'Send back';
  const marks = inputsOf(page, button, 'deliveryId').filter((name) => name.endsWith('.isUnmet'));
  const typed = Object.fromEntries(
    marks.flatMap((name) => [
      [name, isMet ? 'off' : 'on'],
      ...(isMet ? [] : [[name.replace('isUnmet', 'reason'), 'It isn’t white.']]),
    ]),
  );
  const what = isMet ? 'approved' : 'sent back';
  await person.press(page, {
    what,
    mark,
    button,
    typed: { ...typed, note: `Seen, ${mark}.` },
    near: 'deliveryId',
  });
}

async function ask(person: Person, page: OpenPage): Promise<void> {
  const mark = person.world.diary.mark();
  const blocking = person.chance.is(0.5) ? { isBlocking: 'on' } : {};
  const typed = { question: `Which of the two, ${mark}?`, ...blocking };
  await person.press(page, { what: 'asked', mark, button: 'Ask', typed, near: 'clarificationId' });
}

async function decline(person: Person, page: OpenPage): Promise<void> {
  const mark = person.world.diary.mark();
  const typed = { reason: `Too much at once, ${mark}.` };
  await person.press(page, { what: 'declined', mark, button: 'Decline this brief', typed });
}

async function sayRisk(person: Person, page: OpenPage): Promise<void> {
  const mark = person.world.diary.mark();
  const typed = { reason: `The light is bad, ${mark}.` };
  await person.press(page, { what: 'said a risk', mark, button: 'Report it in these words', typed });
}

async function takeBack(person: Person, page: OpenPage): Promise<void> {
  const button = 'Take it back';
  const mark = String(fillIn(page, button, {}, 'deliveryId').body.get('deliveryId'));
  await person.press(page, {
    what: 'took back a delivery',
    mark,
    button,
    near: 'deliveryId',
    isDoneOn: (html) => !html.includes(`value="${mark}"`),
  });
}

async function deliver(person: Person, page: OpenPage): Promise<void> {
  const { diary } = person.world;
  const mark = diary.mark();
  const inputs = inputsOf(page, 'Deliver', 'note');
  const met = inputs.filter((name) => name.endsWith('.isMet'));
  const file = new File([`the picture of ${mark}`], `picture-${mark}.txt`, { type: 'text/plain' });
  await person.press(page, {
    what: 'delivered',
    mark,
    button: 'Deliver',
    near: 'note',
    typed: {
      ...Object.fromEntries(met.map((name) => [name, 'on'])),
      'items[0].files': file,
      note: `All of them, ${mark}.`,
    },
  });
  // the file is there exactly when its delivery is
  const handedOver = diary.operations.findLast((operation) => operation.mark === mark);
  if (handedOver) diary.operations.push({ ...handedOver, what: 'attached a file' });
}

function pick(person: Person, { html }: OpenPage, start: string): string | null {
  const isOne = (path: string) => new RegExp(`^${start}(?:[\\da-f-]{36}/)?[\\da-f-]{36}$`).test(path);
  return (
    person.chance.oneOf(
      linksTo(html, start)
        .map((href) => href.split(/[?#]/)[0] ?? '')
        .filter(isOne),
    ) ?? null
  );
}
