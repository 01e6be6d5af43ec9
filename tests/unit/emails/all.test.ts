import { globSync, readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from '@/lib/platform/mail/look';
import { rendered } from '@/lib/platform/mail/rendering';
import { allPreviews } from '@/scripts/emails/all';
import { tokens } from '@/tailwind.config';
import { problemsOfHtml, problemsOfText } from '@/tests/support/mail-rules';

/** Mail programs need what pages don't: styles on each element, tables for layout, and obsolete attributes. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // the subject says more than a title could
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // as react-email writes it, for programs that don't know later ways
    'doctype-html': 'off',
    'attr-case': 'off',
    'presentation-role-style': 'off',
    'no-conditional-comment': 'off',
  },
});

/** A day and its month, a time and its zone, or a currency and its amount, between which a line may break. */
const BROKEN_DATE =
  /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b|\d:\d{2} (?:your|UTC)\b|\bUSD \d/;

const cases = allPreviews.map(
  (each) => [`${each.domain} ${each.template}${each.variant ? `, ${each.variant}` : ''}`, each] as const,
);

/** What these are about stands between two people, or has a title. */
const ABOUT_OTHERS = new Set([
  'agreements',
  'briefs',
  'endings',
  'evaluations',
  'notifications',
  'pay',
  'time',
]);
/** A charge is between a business and its bank, whoever was paid by it. */
const OF_ONES_OWN_BANK = /^(?:charge|stopped|notGivenBack|refundedByHand|methodGone)/;
/** Names in the previews, or the beginning of one. */
const NAMED = /Adeyemi|Maria|Ruth|Tomás|Running the|Product|Monday’s/;

/** A new mail is added to those in scripts/emails, with believable content. */
describe('every mail', () => {
  it('is among those that are previewed', () => {
    const written = globSync('lib/**/emails/*.tsx').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export function (\w+Mail)\(/gm)].map(
        ([, name]) => `${file.split('/')[1]} ${name}`,
      ),
    );

    const shown = new Set(allPreviews.map(({ domain, template }) => `${domain} ${template}`));
    expect(written.filter((name) => !shown.has(name))).toEqual([]);
    expect(written.length).toBeGreaterThan(30);
  });

  it.each(cases)('%s is HTML that mail programs show', async (_, { element }) => {
    const { html } = await rendered(element);

    const report = await validator.validateString(html);

    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line }) => `${ruleId}, line ${line}: ${message}`),
    );
    expect([...messages, ...problemsOfHtml(html)]).toEqual([]);
  });

  it('keeps each date and amount on one line where it is shown, and plain spaces in its text part', async () => {
    const mails = await Promise.all(allPreviews.map(({ element }) => rendered(element)));

    const broken = mails.flatMap(({ html }) => html.replace(/<[^>]*>/g, '').match(BROKEN_DATE) ?? []);
    expect(broken).toEqual([]);
    expect(mails.filter(({ text }) => BROKEN_DATE.test(text)).length).toBeGreaterThan(10);
    expect(mails.filter(({ text }) => text.includes('\u00a0'))).toEqual([]);
  });

  it.each(cases)('%s has a text part that says as much', async (_, { element }) => {
    const { html, text } = await rendered(element);

    expect(problemsOfText(text)).toEqual([]);
    for (const [, href = ''] of html.matchAll(/<a[^>]+href="([^"]*)"/g))
      expect(text).toContain(href.replaceAll('&amp;', '&'));
  });

  it.each(cases)(
    '%s says in its subject what it is about, in one line that can be read on a phone',
    (_, { subject }) => {
      expect(subject).toMatch(/^\S[^\r\n]{8,180}\S$/);
    },
  );

  it.each(
    cases.filter(([, { domain, template }]) => ABOUT_OTHERS.has(domain) && !OF_ONES_OWN_BANK.test(template)),
  )('%s names whom or what it is about where a phone still shows it', (_, { subject }) => {
    expect(subject.slice(0, 60)).toMatch(NAMED);
  });

  it('names moments, and no distance from now: a mail may wait for the morning, and is read later still', async () => {
    const texts = await Promise.all(
      allPreviews.map(
        async ({ element, subject }) =>
          `${subject} ${(await rendered(element)).html.replace(/<[^>]*>/g, ' ')}`,
      ),
    );

    expect(
      texts.flatMap(
        (text) => text.match(/\b(?:in \d+ (?:minute|hour|day)|\w+ (?:minute|hour|day)s? ago)/) ?? [],
      ),
    ).toEqual([]);
  });

  it('names the place where a day ends', async () => {
    const texts = await Promise.all(allPreviews.map(async ({ element }) => (await rendered(element)).text));
    const ends = texts.flatMap(
      (text) => text.match(/the end of [A-Z]\w\w \d{1,2} \w{3,4}(?: \d{4})?.{0,2}/g) ?? [],
    );

    expect(ends.filter((end) => !end.endsWith(' ('))).toEqual([]);
    expect(ends.length).toBeGreaterThan(15);
  });

  it('of a charge, by which several may be paid, says that its reader’s business pays', async () => {
    const charges = allPreviews.filter(({ template }) => OF_ONES_OWN_BANK.test(template));

    for (const { element } of charges)
      expect((await rendered(element)).text).toContain(
        'because you own Adeyemi Ceramics, which pays through Stripe',
      );
    expect(charges.length).toBeGreaterThan(7);
  });

  it.each(cases)('%s says something of its own in its preview line', async (_, { element, subject }) => {
    const { html } = await rendered(element);

    const [, preview = ''] = /<div style="display:none[^>]*>([^<]+)/.exec(html) ?? [];
    const [, heading = ''] = /<h1[^>]*>(.+?)<\/h1>/s.exec(html) ?? [];
    const words = [preview, heading, subject].map((each) =>
      each
        .replace(/<!-- -->|&#x27;/g, '')
        .replace(/[.\s]+$/, '')
        .toLowerCase(),
    );
    const [own = '', ...others] = words;
    expect(own).not.toBe('');
    for (const other of others) expect(other.includes(own) || own.includes(other)).toBe(false);
  });

  it('keeps in its text what people wrote as they wrote it, puts no name in capitals, and has each address on a line', async () => {
    const asked = allPreviews.filter(({ template }) => template === 'changeAskedMail');
    const [text = ''] = await Promise.all(asked.map(async ({ element }) => (await rendered(element)).text));

    expect(text).toMatch(/^Maria Santos asks to change what you agreed on “Product photos/);
    expect(text).toContain(
      '\n\n> The studio is closed on Friday for the holiday.\n> I can photograph on Saturday',
    );
    expect(text).toContain('\n\nAnswer:\nhttps://handover.example/w/adeyemi-ceramics/briefs/0193\n\n');
  });

  it('has the colours of the pages', () => {
    for (const [name, theme] of [
      ['light', LIGHT],
      ['dark', DARK],
    ] as const)
      for (const [token, colour] of Object.entries(theme))
        expect([token, colour]).toEqual([
          token,
          Object.entries(tokens).find(([key]) => key === token)?.[1][name],
        ]);
  });
});
