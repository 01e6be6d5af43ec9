import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import LandingPage from '@/app/(site)/page';
import InboxPage from '@/app/inbox/(desk)/page';
import StartPage from '@/app/start/page';
import HomePage from '@/app/w/[workspace]/page';
import NewWorkspacePage from '@/app/workspaces/new/page';
import { env } from '@/lib/platform/env/env';
import { examineSample } from '@/lib/platform/examining/sample';
import { givenPeople, type People } from '@/tests/support/people';
import { listen } from '@/tests/support/servers/listening';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { signedInBrowser } from '@/tests/support/signing-in';

const SAMPLE = 'https://sample.example';

describe('a sample business to explore', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });
  afterEach(() => {
    env().HANDOVER_SAMPLE_URL = undefined;
  });

  /** @returns each page on which somebody has nothing of their own to look at yet, as they see it. */
  async function pagesOfTheNew(): Promise<Readonly<Record<string, string>>> {
    const { ruth, maria, stranger, workspace } = people;
    const [ruths, marias, strangers] = await Promise.all(
      [ruth, maria, stranger].map(({ email }) => signedInBrowser(email)),
    );
    const home = { params: Promise.resolve({ workspace: workspace.slug }) };
    const start = { searchParams: Promise.resolve({}) };
    const pages: Readonly<Record<string, Promise<ReactNode> | undefined>> = {
      landing: strangers?.within(() => LandingPage()),
      start: strangers?.within(() => StartPage(start)),
      'making a business': strangers?.within(() => NewWorkspacePage()),
      home: ruths?.within(() => HomePage(home)),
      inbox: marias?.within(() => InboxPage()),
    };
    const shown = Object.entries(pages).map(async ([name, page]) => [name, renderToStaticMarkup(await page)]);
    return Object.fromEntries(await Promise.all(shown));
  }

  it('is offered on each page of people who have nothing yet, on either side and in a new tab', async () => {
    env().HANDOVER_SAMPLE_URL = SAMPLE;

    for (const [name, html] of Object.entries(await pagesOfTheNew())) {
      expect(html, name).toContain('Look around a sample business');
      for (const as of ['owner', 'assistant'])
        expect(html, name).toContain(
          `<a href="${SAMPLE}/demo/sign-in?as=${as}" rel="noopener nofollow" target="_blank"`,
        );
    }
  });

  it("isn't mentioned anywhere if none is run", async () => {
    for (const [name, html] of Object.entries(await pagesOfTheNew()))
      expect(html, name).not.toMatch(/sample business|demo\/sign-in/);
    expect(await examineSample()).toMatchObject({ level: 'good' });
  });

  it('is examined by the doctor as people who follow the link see it', async () => {
    const demo = await listen((request, response) => {
      const isIn = request.url === '/demo/sign-in?as=owner';
      response.writeHead(isIn ? 307 : 404, isIn ? { location: '/start' } : {}).end();
    });
    env().HANDOVER_SAMPLE_URL = demo.url;
    expect(await examineSample()).toMatchObject({ level: 'good' });

    await demo.close();
    expect(await examineSample()).toMatchObject({
      level: 'note',
      says: `The sample business at ${demo.url} doesn’t answer, as seen from here.`,
    });

    const noDemo = await listen((_, response) => response.writeHead(404).end());
    env().HANDOVER_SAMPLE_URL = noDemo.url;
    expect((await examineSample()).says).toContain('it answers 404, which no demo does');
    await noDemo.close();
  });
});
