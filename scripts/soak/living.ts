import { messageOf } from '@/lib/platform/text/message-of';
import { handOver, lookAfterBrief, workOnBrief } from './briefs';
import type { Business } from './cast';
import { evaluate } from './evaluations';
import { answerPayment, payThroughStripe, recordPayment } from './money';
import { GivesUp, type Person } from './person';
import { answerWeek, keepTime } from './weeks';
import { noteOddity } from './world';

/** What somebody may do next, and how often they do it, relative to the others. */
type Habits = readonly (readonly [often: number, deed: () => Promise<void>])[];

/** An owner’s day, as often as the soak lasts. */
export function liveAsOwner(person: Person, business: Business): Promise<void> {
  const { slug, pay } = business;
  return live(person, [
    [6, () => handOver(person, business)],
    [10, () => lookAfterBrief(person, business)],
    [pay === 'hourly' ? 6 : 0, () => answerWeek(person, business)],
    [3, () => (pay === 'through Stripe' ? payThroughStripe : recordPayment)(person, business)],
    [0.5, () => evaluate(person, business)],
    [0.1, () => person.signIn()],
    [2, async () => void (await person.open(`/w/${slug}`))],
  ]);
}

/** An assistant’s. */
export function liveAsAssistant(person: Person, business: Business): Promise<void> {
  const me = business.assistants.find(({ email }) => email === person.who.email);
  return live(person, [
    [14, () => workOnBrief(person)],
    [business.pay === 'hourly' && me ? 8 : 0, async () => me && (await keepTime(person, business, me))],
    [2, () => answerPayment(person)],
    [0.5, () => evaluate(person, null)],
    [0.1, () => person.signIn()],
  ]);
}

async function live(person: Person, habits: Habits): Promise<void> {
  const total = habits.reduce((sum, [often]) => sum + often, 0);
  while (!person.world.isOver()) {
    let place = person.chance.next() * total;
    const habit = habits.find(([often]) => {
      place -= often;
      return place < 0;
    });
    try {
      await habit?.[1]();
    } catch (error) {
      if (!(error instanceof GivesUp)) noteOddity(person.world, messageOf(error).slice(0, 120));
    }
    await person.pause(100, 1_200);
  }
}
