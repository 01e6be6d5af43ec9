import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NamePeople } from '@/components/threads/composer/name-people';

const PEOPLE = [
  { id: 'm', name: 'Maria Santos' },
  { id: 'r', name: 'Ruth Adeyemi' },
  { id: 't', name: 'Tomás Herrera' },
];
const offeredTo = (readerId: string, participants = PEOPLE) =>
  [
    ...renderToStaticMarkup(
      <NamePeople
        participants={participants}
        readerId={readerId}
        box={{ current: null }}
        onText={() => {}}
      />,
    ).matchAll(/@([^<]+)</g),
  ].map(([, name]) => name);

it('a writer is offered the names of everybody else, and nobody where there is only one other', () => {
  expect(offeredTo('r')).toEqual(['Maria', 'Tomás']);
  expect(offeredTo('m')).toEqual(['Ruth', 'Tomás']);
  expect(offeredTo('r', PEOPLE.slice(0, 2))).toEqual([]);
});
