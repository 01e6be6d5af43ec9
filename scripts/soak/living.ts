import { messageOf } from '@/lib/platform/text/message-of';
import { handOver, lookAfterBrief, workOnBrief } from './briefs';
import type { Business } from './cast';
import { evaluate } from './evaluations';
import { answerPayment, payThroughStripe, recordPayment } from './money';
import { GivesUp, type Person } from './person';
import { answerWeek, keepTime } from './weeks';
import { noteOddity } from './world';

/** What somebody may do next, each with its weight: one of twice the weight is done twice as often. */
type Habits = readonly (readonly [weight: number, act: () => Promise<void>])[];

/** Does what owners do, one thing after another, until the soak is over. */
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

/** Does what assistants do, in the same way. */
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
  const total = habits.reduce((sum, [weight]) => sum + weight, 0);
  while (!person.world.isOver()) {
    let place = person.chance.next() * total;
    const habit = habits.find(([weight]) => {
      place -= weight;
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
