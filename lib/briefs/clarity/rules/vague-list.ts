import type { Words } from '../finding';
import { beginsSentence, justBefore } from '../text';

export type VagueKind = 'when' | 'open' | 'habit' | 'taste' | 'judgement';

export type Vague = {
  readonly kind: VagueKind;
  readonly pattern: RegExp;
  /** where the same words are clear after all */
  readonly unless?: (text: string, words: Words) => boolean;
};

const after =
  (pattern: RegExp) =>
  (text: string, { to }: Words) =>
    pattern.test(text.slice(to));
const before =
  (pattern: RegExp) =>
  (text: string, { from }: Words) =>
    pattern.test(justBefore(text, from));

const words = (...list: readonly string[]) =>
  new RegExp(`(?<![\\w’'-])(?:${list.join('|')})(?![\\w’'-])`, 'gi');

/**
 * Words that are vague on their own, and the contexts in which they aren't. docs/clarity.md explains how to add one.
 */
export const VAGUE: readonly Vague[] = [
  {
    kind: 'when',
    pattern: words(
      'a\\.?s\\.?a\\.?p',
      "as (?:soon|quickly|fast) as (?:possible|you can|you(?:’|')re able)",
      '(?:at )?your earliest convenience',
      'in (?:a timely (?:manner|fashion)|due course|no time|good time)',
      'promptly|urgently|quickly|swiftly|speedily',
      'e\\.?o\\.?d|c\\.?o\\.?b|(?<!at the )end of (?:the )?day',
      '(?:some ?time|early|late) (?:next|this) (?:week|month)|some ?time soon',
      '(?:in )?(?:the )?(?:next|coming) (?:few|couple of) (?:days|weeks|months)',
      'when(?:ever)? you (?:have|get|find) (?:a |some |the )?(?:minute|moment|chance|time|round to it|around to it)',
      'when(?:ever)? (?:possible|convenient|you can|you get to (?:it|them))',
      '(?:sooner|later) rather than (?:later|sooner)|the sooner the better|no rush|before long|shortly|at some point',
      'regularly|on a regular basis|frequently|periodically|from time to time|now and (?:then|again)|every so often|every now and then',
    ),
    // "use it regularly" is somebody's habit, "quickly as 1, 2, 3" isn't ours to judge; a time beside it makes it clear
    unless: after(/^[\s,(]*(?:\d+ (?:times|minutes|hours|days)|every (?:day|week|month|hour)|within \d)/i),
  },
  { kind: 'when', pattern: words('soon'), unless: before(/\b(?:as|how|too|so)\s+$/i) },
  {
    kind: 'when',
    pattern: words('(?:be|make it|do (?:this|it)) quick', 'a quick turnaround', 'quick'),
    unless: after(/^ (?:start|reference|reply|replies|link|links|guide|response time)/i),
  },
  {
    kind: 'open',
    pattern: words(
      'etc\\.?|et cetera|and so (?:on|forth)|and the like|and (?:all )?that (?:kind|sort) of thing|and whatnot|or something|or whatever',
      '(?:all )?(?:the|this|that|usual|quarterly|admin|boring) stuff|stuff like that|stuff|and things',
      '(?:a )?(?:couple|handful|bunch) of|a number of|a few|various|several|a bit of|a little bit of',
      'something (?:similar|like (?:that|this)|along those lines)',
      '(?:the )?(?:latest|relevant|necessary|needed|required) (?:info|information|details|data|stuff|bits)',
      'more (?:sales|traffic|leads|followers|engagement|visibility|exposure)',
      'a (?:better|good|deeper|clearer) (?:understanding|idea|picture|overview|feel)|better understanding',
    ),
    unless: before(/(?:exactly|these|those|the following|next|last|past)\s+$/i),
  },
  {
    kind: 'open',
    pattern:
      /(?<=\b(?:do|need|make|write|find|create|get|add|post|want|run|put|draft|with|prepare)\s(?:up |out |me |together )?)some [a-z-]+/gi,
    unless: (_, { text }) => /^some (?:of|time|more|people|customers|days)$/i.test(text),
  },
  {
    kind: 'habit',
    pattern: words(
      'as (?:usual|always|before|ever|per usual|discussed|agreed|we (?:discussed|said|talked about|agreed)|I (?:said|mentioned))',
      'the usual(?: \\w+)?|(?:the )?same as (?:always|last time|before|usual|ever|last (?:week|month|year))',
      '(?:just )?like (?:last time|before|always|we always do|you did last time)|(?:the )?(?:normal|standard|regular) way',
      'you know (?:what I (?:like|want|mean)|the drill|how (?:I like it|it goes|we do it|it works))',
    ),
  },
  {
    kind: 'taste',
    pattern: words('nice|nicely|nicer'),
    unless: (text, found) =>
      /^[- ]to[- ]have/i.test(text.slice(found.to)) ||
      (found.text.startsWith('N') && !beginsSentence(text, found.from)) ||
      /^ (?:Ville|Côte)/.test(text.slice(found.to)),
  },
  {
    kind: 'taste',
    pattern: words(
      'properly|appropriately|suitably|suitable|sensible|decent|adequate|professional(?:-looking|ly)?|high[- ]quality|top[- ]quality|good[- ]looking|great[- ]looking',
      'engaging|catchy|eye-?catching|compelling|stunning|beautiful|attractive|appealing|modern|sleek|fresh and fun|fun and fresh|cool|snappy|punchy|user[- ]friendly|intuitive|vibrant|classy|elegant',
      'on[- ]brand|make it pop|look(?:s|ing)? (?:good|great|nice|better)|sound(?:s|ing)? (?:good|great|better)',
      '(?:reasonably|fairly|well)[- ]priced|not too (?:expensive|long|short|big|small|many|much|formal|salesy)|good value|any good|worth it',
      'tidy|(?:nice and|all) (?:tidy|clean|neat)|neat(?:ly)?|sort(?:ed)? out|cleaned up nicely',
    ),
    unless: after(/^ (?:indemnity|body|liability|services|fees?|art|history|languages?|museum)/i),
  },
  {
    kind: 'taste',
    pattern: words('clean'),
    unless: (text, found) =>
      /^ (?:up|out|off|copy|sheet of paper|water|energy|install)\b/i.test(text.slice(found.to)) ||
      // "Clean the oven" is work, "a clean inbox" a wish
      (beginsSentence(text, found.from) &&
        /^ (?:the|our|my|all|each|every|any)\b/i.test(text.slice(found.to))),
  },
  {
    kind: 'judgement',
    pattern: words(
      'as (?:needed|necessary|required|appropriate|applicable|you see fit)|(?:if|when|where(?:ver)?) (?:needed|necessary|required|appropriate|applicable|relevant|possible)',
      'if (?:you can|at all possible)|ideally|preferably',
      '(?:use )?(?:your )?(?:common sense|best judge?ment|discretion|good judge?ment)',
      'what(?:ever)? (?:you think(?: is best| best)?|works|makes sense|suits you)|up to you',
      'any(?:thing|one|body) (?:important|urgent|tricky|weird|strange|odd|unusual|suspicious|interesting|relevant|off|big|major)',
      '(?:the )?(?:simple|easy|urgent|important|main|relevant|obvious|big|right|tricky|difficult) (?:ones|things|people|stuff|bits)',
      '(?:a )?reasonable (?:amount|time|price|number|effort|length)|(?:a )?reasonably \\w+|more or less|roughly enough',
    ),
    unless: after(/^[\s,]*\((?:over|under|above|below|at least|up to|from|more than|less than)\b/i),
  },
];
