import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadBy, useOwnPlace } from '@/components/forms/typing/reader';
import {
  adoptNewTyping,
  forgetNewTyping,
  forgetTypingOf,
  ownPlace,
} from '@/components/forms/typing/stored-typing';

const NEW = 'new:workspace';
const ID = '0193f0c0-0000-7000-8000-000000000001';
const OTHER = '0193f0c0-0000-7000-8000-000000000002';

const typed = (id: string, title: string, at: number) => ({ values: { id: [id], title: [title] }, at });

describe('what was typed for a new thing, once it is on record', () => {
  let kept: Map<string, string>;

  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
      key: (index: number) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const keep = (place: string, what: ReturnType<typeof typed>) =>
    kept.set(`handover:typed:${place}`, JSON.stringify(what));
  const keptFor = (place: string) => kept.get(`handover:typed:${place}`);

  it('is forgotten, and nothing of it is found if the thing continues in another form', () => {
    keep(NEW, typed(ID, 'October', 1));

    forgetNewTyping(NEW, ID);

    expect([keptFor(NEW), keptFor(ID)]).toEqual([undefined, undefined]);
  });

  it('stays with the thing if that is edited in the same form', () => {
    keep(NEW, typed(ID, 'October', 1));

    adoptNewTyping(NEW, ID, ID);

    expect(keptFor(NEW)).toBeUndefined();
    expect(JSON.parse(keptFor(ID) ?? '')).toEqual(typed(ID, 'October', 1));
  });

  it('gives way to what was typed for the thing itself since', () => {
    keep(NEW, typed(ID, 'October', 1));
    keep(ID, typed(ID, 'October closing', 2));

    adoptNewTyping(NEW, ID, ID);

    expect(JSON.parse(keptFor(ID) ?? '')).toEqual(typed(ID, 'October closing', 2));
  });

  it('stays where it is when it became another thing, or none yet', () => {
    keep(NEW, typed(OTHER, 'November', 1));

    adoptNewTyping(NEW, ID, ID);
    forgetNewTyping(NEW, ID);

    expect(keptFor(NEW)).toBeDefined();
    expect(keptFor(ID)).toBeUndefined();
  });

  it("is forgotten when its writer signs out, and nobody else's is", () => {
    keep(ownPlace('ruth', NEW), typed(ID, 'October', 1));
    keep(ownPlace('ruth', ID), typed(ID, 'November', 1));
    keep(ownPlace('maria', ID), typed(ID, 'December', 1));

    forgetTypingOf('ruth');

    expect([...kept.keys()]).toEqual([`handover:typed:maria:${ID}`]);
  });
});

const Place = () => useOwnPlace(ID);

it('what is typed has a separate place for each person', () => {
  const [ruths, marias] = ['ruth', 'maria'].map((person) =>
    renderToString(createElement(ReadBy, { person }, createElement(Place))),
  );

  expect(ruths).toBe(ownPlace('ruth', ID));
  expect(marias).not.toBe(ruths);
});
