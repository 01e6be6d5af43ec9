import { weeksFrom } from '@/lib/briefs/inbox/week.rules';
import { hasButton, linksTo } from '@/tests/support/browser/scriptless';
import type { Assistant, Business } from './cast';
import type { Person } from './person';

/** How many weeks back people still add time. */
const WEEKS = 29;

/** An assistant adds time to one of the weeks, or closes it. */
export async function keepTime(person: Person, { since }: Business, me: Assistant): Promise<void> {
  const week = weeksFrom(since, Math.floor(person.chance.next() * WEEKS));
  const page = await person.open(`/inbox/time?with=${me.engagementId}&week=${week}`);
  const mark = person.world.diary.mark();
  if (hasButton(page.html, 'Close the week and hand it in') && person.chance.is(0.4)) {
    const typed = { note: `That was the week, ${mark}.` };
    await person.press(page, { what: 'closed a week', mark, button: 'Close the week and hand it in', typed });
  } else if (hasButton(page.html, 'Record it')) {
    const day = new Date(week);
    day.setUTCDate(day.getUTCDate() + Math.floor(person.chance.between(1, 5)));
    const hour = Math.floor(person.chance.between(6, 22));
    const at = (minutes: string) => `${String(hour).padStart(2, '0')}:${minutes}`;
    const typed = {
      date: day.toISOString().slice(0, 10),
      from: at('00'),
      until: at('50'),
      note: `Sorted the shelf, ${mark}`,
    };
    await person.press(page, { what: 'wrote down time', mark, button: 'Record it', typed });
  }
}

/** An owner answers a week that was handed in. */
export async function answerWeek(person: Person, { slug }: Business): Promise<void> {
  const start = `/w/${slug}/pay/time/`;
  const path = person.chance.oneOf(linksTo((await person.open(`/w/${slug}/pay`)).html, start));
  if (path === undefined) return;
  const page = await person.open(path);
  if (!hasButton(page.html, 'Approve')) return;
  const mark = person.world.diary.mark();
  const typed = { note: `Looked at, ${mark}.` };
  const isRight = person.chance.is(0.8);
  await person.press(page, {
    what: isRight ? 'approved a week' : 'returned a week',
    mark,
    typed,
    button: isRight ? 'Approve' : 'Send back',
  });
}
