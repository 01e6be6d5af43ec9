import type { Page } from 'playwright';
import { z } from 'zod';
import type { Route } from './routes';

/** What no link of a demo leads to, and that isn't pictured: with the reason. */
export const LEFT_OUT: Readonly<Record<Route, string>> = {
  '/sign-in/second': 'is shown between two steps of a sign-in, to whom a second one was set up for',
  '/second-step/back/[token]':
    'is led to by the mail that tells of a changed second step, and nobody in the demo has changed theirs',
  '/second-step/done': 'is said once that link was used',
  '/w/[workspace]/briefs/new': 'leads on at once, to the editor of a new brief',
  '/w/[workspace]/pay/method/[setup]': 'is shown on the way to Stripe’s page, which begins with a press',
  '/w/[workspace]/agreements/[agreement]/edit': 'the demo’s agreements have all been proposed',
};

type ByHand = {
  readonly route: Route;
  /** another page of the same thing, from whose address this one's follows */
  readonly beside: Route;
  readonly path: (beside: string) => string;
};

/** Pages that only some steps lead to, whose address follows from another's. */
export const BY_HAND: readonly ByHand[] = [
  {
    route: '/address/done',
    beside: '/address/back/[token]',
    path: () => '/address/done?now=changed',
  },
  {
    route: '/w/[workspace]/briefs/[brief]/saved',
    beside: '/w/[workspace]/briefs/[brief]/edit',
    path: (beside) => beside.replace(/\/edit.*/, '/saved'),
  },
  {
    route: '/w/[workspace]/pay/[engagement]/record',
    beside: '/w/[workspace]/pay/[engagement]',
    path: (beside) => `${beside.split('?')[0]}/record`,
  },
  // links lead to these while several weeks wait or something is owed, which isn't so on every day of a demo's week
  {
    route: '/w/[workspace]/pay/time',
    beside: '/w/[workspace]/pay',
    path: (beside) => `${beside.split('?')[0]}/time`,
  },
  {
    route: '/w/[workspace]/pay/runs/new',
    beside: '/w/[workspace]/pay',
    path: (beside) => `${beside.split('?')[0]}/runs/new`,
  },
  {
    route: '/w/[workspace]/pay/record',
    beside: '/w/[workspace]/pay',
    path: (beside) => `${beside.split('?')[0]}/record`,
  },
  {
    route: '/w/[workspace]/assistants/[engagement]/decisions',
    beside: '/w/[workspace]/assistants/[engagement]',
    path: (beside) => `${beside}/decisions`,
  },
  {
    route: '/w/[workspace]/agreements/new',
    beside: '/w/[workspace]/assistants/[engagement]',
    path: (beside) => beside.replace(/assistants\/(.*)/, 'agreements/new?for=$1'),
  },
  {
    route: '/w/[workspace]/agreements/import',
    beside: '/w/[workspace]/assistants/[engagement]',
    path: (beside) => beside.replace(/assistants\/(.*)/, 'agreements/import?for=$1'),
  },
];

/**
 * Dialogs, and how they are opened on a page. A dialog that is added to the components belongs here: the run asks for
 * it.
 */
export const DIALOGS = [
  {
    file: 'components/palette/palette-button.tsx',
    name: 'dialog-palette',
    as: 'owner',
    on: '/w/[workspace]',
    open: async (page: Page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').locator('input').waitFor();
    },
  },
  {
    file: 'components/inbox/inbox-keys.tsx',
    name: 'dialog-keys',
    as: 'assistant',
    on: '/inbox',
    open: async (page: Page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
] as const;

const Mails = z.array(z.object({ message: z.object({ text: z.string().nullish() }) }));

export type Places = {
  /** the demo's address */
  readonly address: string;
  /** the address of its mailbox */
  readonly mailbox: string;
};

/**
 * @returns the links to our own pages in the demo's mails, to anybody or to one address: where invitations are answered
 * and mails stopped.
 */
export async function pathsInMails({ address, mailbox }: Places, to = ''): Promise<readonly string[]> {
  const answer = await fetch(new URL(`/mailbox/mails?to=${to}`, mailbox));
  const texts = Mails.parse(await answer.json()).map(({ message }) => message.text ?? '');
  const links = texts.flatMap((text) => text.match(/https?:\/\/[^\s<>"]+/g) ?? []);
  return [...new Set(links)].flatMap((link) => {
    const url = URL.parse(link);
    return url?.origin === new URL(address).origin ? [url.pathname + url.search] : [];
  });
}

/** Asks for a link to sign in as somebody new. @returns its address. */
export async function linkForSomebodyNew(page: Page, places: Places): Promise<string> {
  const to = `new-${Date.now()}@gallery.example`;
  await page.goto(`${places.address}/sign-in`);
  await page.getByLabel('Your e-mail address').fill(to);
  await page.getByRole('main').getByRole('button').first().click();
  for (let tries = 0; tries < 240; tries++) {
    const link = (await pathsInMails(places, to)).find((path) => path.startsWith('/sign-in/'));
    if (link !== undefined) return link;
    await page.waitForTimeout(500);
  }
  throw new Error('no link to sign in came within two minutes: does a worker run?');
}
