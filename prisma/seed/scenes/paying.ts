import { approveExpense, submitExpense } from '@/lib/pay/expenses/expenses.actions';
import { addAdvance } from '@/lib/pay/extras/advancing.actions';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { readOpenItems } from '@/lib/pay/overview.queries';
import { confirmPayment, disputePayment, settlePayment } from '@/lib/pay/recording/answering.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { withActor } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import type { Calendar, Moment } from '../calendar';
import { CAST, type PersonName } from '../cast';
import type { AdvanceStory, ExpenseStory, ExtraStory, PaymentStory, PayStory } from '../story/pay-story';
import type { Message } from '../story/story';
import { act } from './acting';
import { idOf } from './ids';
import { stripeScenes } from './paying-through-stripe';
import type { Place, Scene, Stage } from './scene';
import { say } from './talking';
import { weekScenes } from './weeks';

/** @returns what was worked in an engagement, and how it was paid. */
export function payScenes(
  place: Place,
  pay: PayStory,
  startsOn: number,
  calendar: Calendar,
): readonly Scene[] {
  const scene = (
    by: PersonName,
    when: Moment,
    what: string,
    play: (stage: Stage, at: Date) => Promise<void>,
  ): Scene => {
    const at = calendar.instantOf(when, CAST[by].zone);
    return { at, what, play: (stage) => play(stage, at) };
  };
  return [
    ...(pay.time ? weekScenes(place, pay.time, startsOn, calendar) : []),
    ...pay.payments.flatMap((payment) => paymentScenes(place, payment, scene)),
    ...(pay.advances ?? []).map((advance) =>
      scene(place.owner, advance.when, advance.note, (stage, at) => give(stage, place, advance, at)),
    ),
    ...(pay.extras ?? []).map((extra) =>
      scene(place.owner, extra.when, extra.note, (stage, at) => add(stage, place, extra, at)),
    ),
    ...(pay.throughStripe ? stripeScenes(place, pay.throughStripe, calendar) : []),
    ...(pay.expenses ?? []).flatMap((expense) => expenseScenes(place, expense, scene)),
  ];
}

type SceneOf = (
  by: PersonName,
  when: Moment,
  what: string,
  play: (stage: Stage, at: Date) => Promise<void>,
) => Scene;

function paymentScenes(place: Place, payment: PaymentStory, scene: SceneOf): readonly Scene[] {
  const { when, reference, confirmed, disputed } = payment;
  const { owner, assistant } = place;
  return [
    scene(owner, when, `${owner} paid ${reference}`, (stage, at) => record(stage, place, payment, at)),
    ...(disputed
      ? [
          scene(assistant, disputed.when, `${reference} is disputed`, (stage, at) =>
            answer(stage, place, { reference, action: disputePayment, note: disputed.reason }, at),
          ),
        ]
      : []),
    ...(payment.said ?? []).map(({ by, when: said, text }) =>
      scene(by, said, `${by} on ${reference}`, (stage, at) =>
        talk(stage, place, { reference, by, text }, at),
      ),
    ),
    ...(confirmed
      ? [
          scene(assistant, confirmed, `${reference} has arrived`, (stage, at) =>
            answer(
              stage,
              place,
              { reference, action: disputed ? settlePayment : confirmPayment, note: '' },
              at,
            ),
          ),
        ]
      : []),
  ];
}

/** Records that everything owed at that moment was paid; does nothing when nothing was owed. */
async function record(stage: Stage, place: Place, payment: PaymentStory, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const owner = stage.actor(place.owner);
  const open = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    readOpenItems(tx, { engagementIds: [engagementId] }, at),
  );
  const unpaid = open.filter(({ standing }) => standing === 'unpaid' || standing === 'overdue');
  if (unpaid.length === 0) return;
  await act(owner, at, recordPayment, {
    workspaceId,
    engagementId,
    id: idOf(payment.reference, at),
    owed: unpaid.map(({ id }) => id),
    method: payment.method,
    sentOn: dateIn(at, place.zone),
    sentCurrency: '',
    sentAmount: '',
    exchangeRate: '',
    fee: payment.fee ?? '',
    reference: payment.reference,
    note: '',
  });
}

type Answer = {
  readonly reference: string;
  readonly action: typeof confirmPayment | typeof disputePayment | typeof settlePayment;
  readonly note: string;
};

async function answer(
  stage: Stage,
  place: Place,
  { reference, action, note }: Answer,
  at: Date,
): Promise<void> {
  const payment = await find(stage, place, reference);
  const { workspaceId } = place;
  if (payment) await act(stage.actor(place.assistant), at, action, { workspaceId, ...payment, note });
}

/** Somebody says something about a payment, having read what was said before. */
async function talk(
  stage: Stage,
  place: Place,
  { reference, ...message }: Pick<Answer, 'reference'> & Pick<Message, 'by' | 'text'>,
  at: Date,
): Promise<void> {
  const payment = await find(stage, place, reference);
  const { workspaceId } = place;
  if (payment) await say(stage, { workspaceId, subject: 'payment', subjectId: payment.id }, message, at);
}

/** @returns a payment as its assistant sees it; null if nothing was owed, and so nothing paid. */
function find(stage: Stage, { workspaceId, engagementId, assistant }: Place, reference: string) {
  return withActor({ kind: 'user', userId: stage.actor(assistant).userId }, (tx) =>
    tx.payment.findFirst({
      where: { workspaceId, engagementId, reference },
      select: { id: true, version: true },
    }),
  );
}

async function give(stage: Stage, place: Place, advance: AdvanceStory, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const { amount, part, note } = advance;
  const form = { workspaceId, engagementId, id: idOf(note, at), amount, part, note };
  await act(stage.actor(place.owner), at, addAdvance, form);
}

async function add(stage: Stage, place: Place, { kind, amount, note }: ExtraStory, at: Date): Promise<void> {
  const { workspaceId, engagementId } = place;
  const extra = { id: idOf(note, at), kind, direction: 'more', amount, note, correctsId: '' };
  await act(stage.actor(place.owner), at, addExtra, { workspaceId, engagementId, ...extra });
}

function expenseScenes(place: Place, expense: ExpenseStory, scene: SceneOf): readonly Scene[] {
  const { workspaceId, engagementId, owner, assistant, zone } = place;
  const { when, what, amount, approved } = expense;
  const idAt = (at: Date) => idOf(what, at);
  const handedIn = scene(assistant, when, what, async (stage, at) => {
    const receipt = new File([`Receipt\n${what}\n${amount}\n`], 'receipt.txt', { type: 'text/plain' });
    await act(stage.actor(assistant), at, submitExpense, {
      workspaceId,
      engagementId,
      id: idAt(at),
      spentOn: dateIn(at, zone),
      what,
      amount,
      receipt,
    });
  });
  if (!approved) return [handedIn];
  return [
    handedIn,
    scene(owner, approved, `${what}: approved`, async (stage, at) => {
      const expenseRef = { workspaceId, id: idAt(handedIn.at), version: 1, note: '' };
      await act(stage.actor(owner), at, approveExpense, expenseRef);
    }),
  ];
}
