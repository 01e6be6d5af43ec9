/** @returns what is written one after another, with commas in between. */
function each(text: string): readonly string[] {
  return text.split(',').map((words) => words.replace(/\s+/g, ' ').trim());
}

/** Each way to say what the rule about vague words was written for, by the objection to it. */
export const VAGUE_WORDS: readonly (readonly [reason: string, words: readonly string[]])[] = [
  [
    'means a different moment',
    each(`
    a.s.a.p, asap, as soon as possible, as quickly as you can, as fast as you’re able, as soon as you're able,
    at your earliest convenience, your earliest convenience, in a timely manner, in a timely fashion,
    in due course, in no time, in good time, promptly, urgently, quickly, swiftly, speedily, e.o.d, eod, c.o.b,
    cob, end of the day, end of day, some time next week, sometime this month, early next week, late this month,
    some time soon, sometime soon, in the next few days, coming couple of weeks, in the next few months,
    whenever you have a minute, when you get some moment, whenever you find the chance, when you have time,
    whenever you get a round to it, when you find some around to it, whenever possible, when convenient,
    whenever you can, when you get to it, whenever you get to them, sooner rather than later,
    later rather than sooner, the sooner the better, no rush, before long, shortly, at some point, regularly,
    on a regular basis, frequently, periodically, from time to time, now and then, now and again, every so often,
    every now and then, soon, be quick, make it quick, do this quick, do it quick, a quick turnaround, quick`),
  ],
  [
    'leaves open',
    each(`
    etc., etc, et cetera, and so on, and so forth, and the like, and all that kind of thing,
    and that sort of thing, and whatnot, or something, or whatever, all the stuff, this stuff, all that stuff,
    usual stuff, all quarterly stuff, admin stuff, all boring stuff, stuff like that, stuff, and things,
    a couple of, handful of, a bunch of, a number of, a few, various, several, a bit of, a little bit of,
    something similar, something like that, something like this, something along those lines, the latest info,
    relevant information, the necessary details, needed data, the required stuff, latest bits, more sales,
    more traffic, more leads, more followers, more engagement, more visibility, more exposure,
    a better understanding, a good idea, a deeper picture, a clearer overview, a better feel, better understanding`),
  ],
  [
    'was there last time',
    each(`
    as usual, as always, as before, as ever, as per usual, as discussed, as agreed, as we discussed, as we said,
    as we talked about, as we agreed, as I said, as I mentioned, the usual way, the usual,
    the same as always, same as last time, the same as before, same as usual, the same as ever, same as last week,
    the same as last month, same as last year, just like last time, like before, just like always,
    like we always do, just like you did last time, the normal way, standard way, the regular way,
    you know what I like, you know what I want, you know what I mean, you know the drill, you know how I like it,
    you know how it goes, you know how we do it, you know how it works`),
  ],
  [
    'matter of taste',
    each(`
    nice, nicely, nicer, properly, appropriately, suitably, suitable, sensible, decent, adequate,
    professional-looking, professionally, professional, high quality, high-quality, top quality, top-quality,
    good looking, good-looking, great looking, great-looking, engaging, catchy, eye-catching, eyecatching,
    compelling, stunning, beautiful, attractive, appealing, modern, sleek, fresh and fun, fun and fresh, cool,
    snappy, punchy, user friendly, user-friendly, intuitive, vibrant, classy, elegant, on brand, on-brand,
    make it pop, looks good, looking great, look nice, looks better, sounds good, sounding great, sound better,
    reasonably priced, fairly-priced, well priced, not too expensive, not too long, not too short, not too big,
    not too small, not too many, not too much, not too formal, not too salesy, good value, any good, worth it,
    tidy, nice and tidy, all clean, nice and neat, neatly, neat, sorted out, sort out, cleaned up nicely, clean`),
  ],
  [
    'leaves them to guess where the line is',
    each(`
    as needed, as necessary, as required, as appropriate, as applicable, as you see fit, if needed, when necessary,
    wherever required, where appropriate, if applicable, when relevant, wherever possible, if you can,
    if at all possible, ideally, preferably, use your common sense, best judgement, use your best judgment,
    discretion, use your good judgement, good judgment, whatever you think is best, what you think best,
    whatever you think, what works, whatever makes sense, what suits you, up to you, anything important,
    anyone urgent, anybody tricky, anything weird, anyone strange, anybody odd, anything unusual,
    anyone suspicious, anybody interesting, anything relevant, anyone off, anybody big, anything major,
    the simple ones, easy things, the urgent people, important stuff, the main bits, relevant ones,
    the obvious things, big people, the right stuff, tricky bits, the difficult ones, a reasonable amount,
    reasonable time, a reasonable price, reasonable number, a reasonable effort, reasonable length,
    a reasonably big, reasonably big, more or less, roughly enough`),
  ],
];

/** Sayings, and what is offered instead of each. */
export const SAYINGS: readonly (readonly [plain: string | null, sayings: readonly string[]])[] = [
  ['talk', each('touching base, touch base')],
  ['a rough estimate', each('a ball-park figure, the ballpark estimate, ball-park number, a ballpark')],
  ['talk about it again', ['circle back']],
  [null, each('ping me, ping us, ping him, ping her, ping them')],
  ['write to', ['reach out to']],
  ['the easiest part', each('low hanging fruits, low-hanging fruit')],
  ['make a difference', ['move the needle']],
  ['try unusual ideas', each('think outside of the box, think outside the box')],
  [null, each('keep the ball rolling, get the ball rolling, start the ball rolling, set the ball rolling')],
  ['start at once', ['hit the ground running']],
  ['in agreement', ['on the same page']],
  [null, ['in the loop']],
  [null, ['out of the loop']],
  ['a close look', ['deep dive']],
  ['look closely', ['drill down']],
  ['a warning', each('heads up, heads-up')],
  [null, ['back burner']],
  ['back to the start', ['back to square one']],
  [null, ['bite the bullet']],
  ['stop it early', each('nip it in the bud, nip this in the bud, nip that in the bud')],
  ['complain loudly', each('kicks up a fuss, kicked up a stink, kicking up a fuss, kick up a stink')],
  ['start', each('kicks off, kicked off, kicking off, kick off')],
  ['in the end', ['at the end of the day']],
  ['in the end', ['when all is said and done']],
  ['do more than is asked', each('goes the extra mile, going the extra mile, go the extra mile')],
  ['do too much', each('go overboard, going overboard')],
  ['cost too much', ['break the bank']],
  ['costs too much', each('costs an arm and a leg, cost an arm and a leg')],
  ['leave steps out', each('cutting corners, cut corners')],
  ['look after things', each('holding the fort, hold the fort')],
  ['late', each('behind the eight ball, behind the 8-ball, behind the eightball')],
  ['ill', ['under the weather']],
  ['not decided', ['up in the air']],
  ['easy', ['piece of cake']],
  ['easy to decide', each('no brainer, no-brainer')],
  [null, ['rule of thumb']],
  ['short', ['short and sweet']],
  ['note for now', each('pencilled it in, pencil this in, pencilled that in, pencil in')],
  [
    'start with',
    each('jumping on the, jump on a, jumping on this, jump on that, jumping on these, jump on it'),
  ],
  [null, each('give me a shout, gimme us a bell, giving me a buzz, give us a holler')],
  ['learn', each('get the hang of, getting the hang of')],
  ['learn how it works', ['learn the ropes']],
  [
    null,
    each(
      'bring you up to speed, bring me up to speed, bring them up to speed, bring her up to speed, bring him up to speed',
    ),
  ],
  [null, ['up to speed']],
  ['everywhere', ['across the board']],
  ['go on with it', each('running with it, run with it')],
  ['decide as it comes', ['play it by ear']],
  [null, ['wing it']],
  ['look over it', each('eyeball it, eyeball this')],
  ['talk about it apart', each('take it offline, take this offline, take that offline')],
  ['leave for later', ['put a pin in']],
  [null, ['food for thought']],
  ['extras', ['bells and whistles']],
  ['decide', ['pull the trigger']],
  ['everything', ['the whole nine yards']],
  [
    'check the details',
    each(
      "dot the i’s and cross the t’s, dot the i's and cross the t's, dot the is and cross the ts, dot the i’s",
    ),
  ],
  [null, each('all hands on deck, hands on deck')],
  ['in short', ['in a nutshell']],
  ['by the rules', ['by the book']],
  [null, ['ducks in a row']],
  [null, ['draw a line in the sand']],
  ['work late', each('burning the midnight oil, burn the midnight oil')],
  ['do the sums', each('crunching the numbers, crunch numbers')],
  [null, ['crunch time']],
  [null, ['elephant in the room']],
  ['be forgotten', each('falls through the cracks, fallen through the cracks, fall through the cracks')],
  ['be forgotten', each('slips through the cracks, slipped through the cracks, slip through the cracks')],
  ['about right', each('in the ball park, in the ballpark')],
  [null, each('spread too thin, spread thin')],
  [null, ['on my plate']],
  [null, ['raise the bar']],
  [null, each('thrown under the bus, throw under the bus')],
  ['finish what is open', each('tie up the loose ends, tie up any loose ends, tie up loose ends')],
  ['what is open', ['loose ends']],
  [null, ['hit the nail on the head']],
  [null, ['two birds with one stone']],
  [null, each('the ball is in your court, the ball is in their court, the ball is in my court')],
  ['value for money', each('bang for the buck, bang for your buck, bang for our buck')],
  [null, ['quick win']],
  ['away', ['ooo']],
  ['finish', each('wrap it up, wrap this up, wrap things up')],
  ['finish', each('knock it out, knock this out')],
  ['a check', ['sanity check']],
  [null, ['sweet spot']],
  ['do too much', each('going crazy, go crazy')],
  [null, each('smooth it over, smooth this over, smooth that over, smooth things over')],
];

/** Judgements that have no yes or no. */
export const OPINIONS = each(`
    good, great, nice, nicely, perfect, excellent, amazing, awesome, lovely, beautiful, pretty, best, better, well,
    fine, ok, okay, properly, professional, professionally, friendly, polite, empathetic, warm, engaging,
    interesting, appealing, attractive, catchy, compelling, creative, fresh, modern, clean, neat, tidy, clear,
    thorough, thoroughly, complete, comprehensive, detailed, accurate, correct, quality, suitable, appropriate,
    relevant, reasonable, sensible, useful, helpful, happy, satisfied, pleased, love, like, important, easy,
    simple, readable, user-friendly, intuitive, fast, quick, quickly, timely, prompt, promptly, short, long, cheap,
    affordable, atmosphere, clutter, mess, sense, results, result, service`);

/** What makes one of them a question with an answer. */
export const TO_CHECK = each(`
    7, %, ", every, each, all, none, nobody, zero, one, two, three, four, five, six, seven, eight, nine, ten, half,
    no stains, without, equals, equal, same, matches, match, agrees, agree, named, name, listed, sorted, signed,
    dated, link, links, first, last, per, than, before, after, under, between, in english, in german, in spanish,
    in pdf, in excel, in csv, in a table, at least, at most, price, prices, spelling, grammar, tested, opens`);

/** Ways to ask to be asked. */
export const ASKED_FIRST = each(`
    always check in with me before, check with me first, ask me before, ask me first, ask before, ask first,
    run it past me, run the text by me, get my ok, wait for my okay, need my approval, get my sign-off,
    wait for my signoff, need my go-ahead, get my goahead, wait for my permission, don’t send it without asking,
    don’t send it without checking, don’t send it without my, let me approve, let me sign off, let me decide,
    I want to approve each one before, I need to sign off the text first, I have to see it before,
    clear it with me, clear everything with me, clear this with me`);

/** Where words that are vague elsewhere are clear: by what comes before or after them. */
export const CLEAR_THERE = [
  ...each(
    '3 times, 20 minutes, 2 hours, 4 days, every day, every week, every month, every hour, within 2 hours',
  ).map((behind) => `Post promptly (${behind}).`),
  ...each('as, how, too, so').map((before) => `Say ${before} soon it is.`),
  ...each('start, reference, reply, replies, link, links, guide, response time').map(
    (what) => `It has a quick ${what}.`,
  ),
  ...each('exactly, these, those, the following, next, last, past').map(
    (before) => `Take ${before} several pages.`,
  ),
  ...each('some of, some time, some more, some people, some customers, some days').map(
    (what) => `Then find ${what}.`,
  ),
  ...each('nice-to-have, nice to have, nice Ville, nice Côte').map((what) => `It is ${what}.`),
  ...each('indemnity, body, liability, services, fee, fees').map((what) => `A professional ${what} pays.`),
  ...each('art, history, language, languages, museum').map((what) => `The modern ${what} pays.`),
  ...each('up, out, off, copy, sheet of paper, water, energy, install').map(
    (what) => `It has clean ${what}.`,
  ),
  ...each('the, our, my, all, each, every, any').map((whose) => `Clean ${whose} oven.`),
  ...each('over, under, above, below, at least, up to, from, more than, less than').map(
    (bound) => `Send anything urgent (${bound} $50).`,
  ),
];

/** What there can be "some" of, without a number. */
export const SOME = [
  ...each('do, need, make, write, find, create, get, add, post, want, run, put, draft, with, prepare'),
  ...each('write up, get out, find me, put together'),
];
