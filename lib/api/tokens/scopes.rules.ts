/** The scopes a token may have, by kind of thing. A test compares them with what the database allows. */
export const SCOPES = [
  'briefs:read',
  'briefs:write',
  'agreements:read',
  'time:read',
  'time:write',
  'time:approve',
  'pay:read',
  'people:read',
] as const;
export type Scope = (typeof SCOPES)[number];

const WORDS: Readonly<Record<Scope, string>> = {
  'briefs:read': 'Read briefs',
  'briefs:write': 'Write briefs and act on them',
  'agreements:read': 'Read agreements, their terms and their sealed PDFs',
  'time:read': 'Read time',
  'time:write': 'Record time',
  'time:approve': 'Approve weeks of time',
  'pay:read': 'Read what is owed and paid',
  'people:read': 'Read who works with whom',
};

/**
 * @param place what a token acts in
 * @returns the scopes that can be ticked there: nobody approves their own time, so an inbox has nothing to approve.
 */
export function scopesFor(place: 'business' | 'inbox'): readonly Scope[] {
  return place === 'business' ? SCOPES : SCOPES.filter((scope) => scope !== 'time:approve');
}

/** @returns what a scope allows, as its checkbox says it. */
export function scopeInWords(scope: Scope): string {
  return WORDS[scope];
}

/** @returns whether a word is a scope. */
export function isScope(word: string): word is Scope {
  return SCOPES.some((scope) => scope === word);
}
