import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { BriefDetails } from '@/components/briefs/brief-details';
import { ChangeForm } from '@/components/briefs/changing/change-form';
import { DeadlineStory } from '@/components/briefs/changing/deadline-story';
import { OpenChange } from '@/components/briefs/changing/open-change';
import { TermsHistory } from '@/components/briefs/changing/terms-history';
import { acceptChange, requestChange } from '@/lib/briefs/changing/changing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { factsOf } from '@/lib/briefs/document/document.rules';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { possibleActions } from '@/lib/briefs/rules';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type BriefPlace, givenBriefAccepted, givenRuthAndMaria, readBrief } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const now = new Date('2027-03-02T12:00:00Z');
const zone = 'America/Chicago';

describe('what the pages show about changing terms', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const read = (brief: BriefDocument) => readBrief(place.owner, brief);
  const textOf = (markup: string) =>
    markup
      .replaceAll(/<span[^>]*class="sr-only[^>]*>[^<]*<\/span>/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&#x27;', '’');

  /** What a browser without scripts would post of a form, from the inputs on the page. */
  function inputsOf(markup: string): Record<string, string> {
    const inputs = [...markup.matchAll(/<input([^>]*)>/g)].flatMap(([, inside = '']) => {
      const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(inside)?.[1] ?? '';
      const isLeftOut = part('type') === 'radio' && !/\schecked\b/.test(inside);
      return isLeftOut ? [] : [[part('name'), part('value')]];
    });
    const areas = [...markup.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)].map(
      ([, inside = '', text = '']) => [/name="([^"]*)"/.exec(inside)?.[1] ?? '', text],
    );
    const selects = [...markup.matchAll(/<select([^>]*)>.*?<option value="([^"]*)" selected/g)].map(
      ([, inside = '', value = '']) => [/name="([^"]*)"/.exec(inside)?.[1] ?? '', value],
    );
    return Object.fromEntries([...inputs, ...areas, ...selects].filter(([name]) => name !== ''));
  }

  async function post(person: Person, fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return asPerson(person, () => requestChange({ status: 'idle' }, form));
  }

  it('the form shows the current terms: posted unchanged it asks for nothing, with one line changed for just that', async () => {
    const brief = await givenBriefAccepted(place);
    const markup = renderToStaticMarkup(
      <ChangeForm brief={brief} other="Maria" zone={zone} decision={null} />,
    );
    const inputs = { ...inputsOf(markup), reason: 'The auditor asks for it.' };

    expect(refusalOf(await post(place.owner, inputs)).code).toBe('nothing_changes');
    const name = Object.keys(inputs).find((each) => each.endsWith('criteria[1].text')) ?? '';
    doneOf(await post(place.owner, { ...inputs, [name]: 'At least 4000 pixels' }));

    const [change] = (await read(brief)).changes;
    expect(change).toMatchObject({ kinds: ['scope'], reason: 'The auditor asks for it.' });
    expect(change?.parts.map(({ removedText, text }) => [removedText, text])).toEqual([
      ['At least 3000 pixels on the long side', 'At least 4000 pixels'],
    ]);
  });

  it('the side that is asked may accept or decline, the side that asked may withdraw, and both read the same', async () => {
    const brief = await givenBriefAccepted(place);
    await givenChangeAsked(place, place.assistant, brief);
    const asked = await read(brief);
    const shownTo = (side: 'owner' | 'assistant', person: Person) => {
      const actions = possibleActions(factsOf(asked), { role: side, userId: person.userId });
      return textOf(
        renderToStaticMarkup(
          <OpenChange brief={asked} side={side} actions={actions} zone={zone} now={now} />,
        ),
      );
    };

    const owners = shownTo('owner', place.owner);
    const assistants = shownTo('assistant', place.assistant);

    expect(owners).toContain(`${place.assistant.name} asks for other terms`);
    expect(owners).toMatch(/Accept the change.*Decline the change/);
    expect(owners).not.toContain('Withdraw the request');
    expect(assistants).toMatch(/You asked for other terms.*Withdraw the request/);
    expect(assistants).not.toContain('Accept the change');
    for (const page of [owners, assistants]) {
      expect(page).toContain('The photographer has the flu.');
      expect(page).toContain('what was agreed holds');
    }
  });

  it('the deadline says what was promised, why it moved, and that it waits', async () => {
    const brief = await givenBriefAccepted(place);
    const story = (document: BriefDocument) =>
      textOf(renderToStaticMarkup(<DeadlineStory brief={document} zone={zone} now={now} />));
    const about = { workspaceId: brief.workspaceId, id: brief.id, clarificationId: newId() };
    expect(story(brief)).toBe('');

    await atTime(new Date('2027-03-01T08:00:00Z'), async () => {
      const question = { ...about, question: 'Which white?', isBlocking: true };
      doneOf(await asPerson(place.assistant, () => submit(askQuestion, question)));
    });
    expect(story(await read(brief))).toBe(
      'Stands still since Mon 1 Mar, 02:00, until the question is answered, and then moves by the same time.',
    );

    await atTime(new Date('2027-03-02T10:00:00Z'), async () =>
      doneOf(await asPerson(place.owner, () => submit(answerQuestion, { ...about, answer: 'Pure white.' }))),
    );
    expect(story(await read(brief))).toBe(
      'Was Fri 5 Mar, 17:00; 26 hours of waiting for an answer moved it.',
    );

    const asked = await givenChangeAsked(place, place.assistant, brief, { deadlineDate: '2027-03-12' });
    await atTime(new Date('2027-03-02T11:00:00Z'), async () =>
      doneOf(await asPerson(place.owner, () => submit(acceptChange, asked))),
    );
    const changed = await read(brief);
    expect(story(changed)).toMatch(/^Was Fri 5 Mar, 17:00 at first; it moved 2 times since/);
    const history = textOf(renderToStaticMarkup(<TermsHistory brief={changed} zone={zone} now={now} />));
    expect(history).toMatch(/Changed.*flu.*Moved by 26 hours of waiting.*Accepted as it was handed over/);
  });

  it('what is owed is shown beside the button that calls it off, with the clause one click away', async () => {
    const brief = await givenBriefAccepted(place);
    const actions = possibleActions(factsOf(brief), { role: 'owner', userId: place.owner.userId });

    const markup = renderToStaticMarkup(
      <BriefDetails brief={brief} actions={actions} zone={zone} now={now} />,
    );

    expect(textOf(markup)).toMatch(/has worked on this until now is owed\..*Cancel this brief/);
    expect(markup).toContain('#clause-pay');
  });
});
