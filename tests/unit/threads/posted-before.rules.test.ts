import { describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/platform/record/canonical';
import {
  isSameMessage,
  type PostedMessage,
  type StoredMessage,
} from '@/lib/threads/composing/posted-before.rules';

const RUTH = 'ruth';
const list = { name: 'list.pdf', sha256: 'a1' };
const storedAs = ({ name, sha256 }: typeof list) => ({
  stored: { name, sha256, contentType: 'application/pdf', sizeBytes: 9 },
  picture: null,
});
const kept: StoredMessage = {
  authorId: RUTH,
  texts: ['The list.'],
  firstSha256: null,
  quotedId: null,
  files: [list],
};
const sent: PostedMessage = {
  authorId: RUTH,
  body: 'The list.',
  quotedId: null,
  files: { stored: [storedAs(list)], count: 1 },
};

describe('a message that comes with a used key', () => {
  it.each<[string, Partial<PostedMessage>, Partial<StoredMessage>]>([
    ['word for word', {}, {}],
    ['whose file had arrived before it, and was taken by the first', { files: { stored: [], count: 1 } }, {}],
    ['which was edited since', {}, { texts: ['The list, anew.', 'The list.'] }],
    ['of nothing but a file', { body: '' }, { texts: ['list.pdf'] }],
    ['which was reworded while it waited', {}, { texts: ['Anew.'], firstSha256: sha256('The list.') }],
    [
      'of nothing but a file, which got words while it waited',
      { body: '' },
      { texts: ['Here it is.'], firstSha256: sha256('list.pdf') },
    ],
  ])('is the same %s', (_, saying, differently) => {
    expect(isSameMessage({ ...kept, ...differently }, { ...sent, ...saying })).toBe(true);
  });

  it.each<[string, Partial<PostedMessage>, Partial<StoredMessage>]>([
    ['by somebody else', { authorId: 'maria' }, {}],
    ['in other words', { body: 'The lists.' }, {}],
    ['in other words than its first', {}, { texts: ['Anew.'], firstSha256: sha256('The lists.') }],
    [
      'with another file of the same name',
      { files: { stored: [storedAs({ ...list, sha256: 'b2' })], count: 1 } },
      {},
    ],
    [
      'with a file of another name',
      { files: { stored: [storedAs({ ...list, name: 'lists.pdf' })], count: 1 } },
      {},
    ],
    ['with one file more', { files: { stored: [], count: 2 } }, {}],
    ['with one file less', { files: { stored: [], count: 0 } }, {}],
    ['as an answer to another message', { quotedId: 'first' }, {}],
    ['once it was deleted', {}, { texts: [''], files: [] }],
  ])('is a different one %s', (_, saying, differently) => {
    expect(isSameMessage({ ...kept, ...differently }, { ...sent, ...saying })).toBe(false);
  });
});
