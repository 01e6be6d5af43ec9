import { note } from '../files';
import {
  accepted,
  approved,
  type BriefStory,
  delivered,
  type EngagementStory,
  handedOver,
  on,
  said,
  started,
} from '../story';
import { payOfLea } from './pay';

/** Léa Moreau: French for customers in France and Québec, at a price per brief, paid through Stripe. */
export function withLea(): EngagementStory {
  return {
    assistant: 'lea',
    invited: on(-23, '10:20'),
    joined: on(-22, '09:40'),
    agreement: {
      title: 'Agreement between Adeyemi Ceramics and Léa Moreau',
      template: 'fixed',
      rate: '160',
      paySchedule: 'on_approval',
      evaluationCadenceMonths: 6,
      responseTimeHours: 24,
      noticeDays: 14,
      autoApprovalDays: 5,
      startsOn: -18,
      drafted: on(-22, '10:30'),
      proposed: on(-21, '09:10'),
      conversation: [],
      signed: [
        { by: 'lea', when: on(-20, '09:30') },
        { by: 'ruth', when: on(-20, '09:15') },
      ],
    },
    pay: payOfLea,
    address: {
      to: 'lea@moreau-traductions.example',
      asked: on(-1, '18:10'),
      confirmed: on(-1, '18:24'),
    },
    briefs: [frenchLineSheet],
    conversation: [
      said(
        -19,
        '09:20',
        'ruth',
        'Léa, welcome. Shops in Lyon and Montréal have asked for prices, and my French ends at “bonjour”.',
      ),
      said(-19, '17:05', 'lea', 'Then we have a beginning. I’ll keep both kinds of French apart for you.'),
    ],
  };
}

const french = note(
  'line-sheet-fr.md',
  `
# Adeyemi Ceramics: catalogue pour revendeurs

## 1. Qui nous sommes

Un atelier de céramique à Chicago. Tout est tourné et émaillé à la main.

## 2. Tideline

Bols, tasses (Québec : tasses, « mugs ») et assiettes, de 9 à 27 cm.

## 3. Tous les jours

Ce qui va au lave-vaisselle, et ce qui n’y va pas.

## 4. Pour commander

Première commande à partir de 400 $, puis de 200 $; paiement à 30 jours.
`,
);

const frenchLineSheet: BriefStory = {
  title: 'The line sheet in French',
  outcome: 'A shop in France or Québec can choose and order from one document, in its own words.',
  instructions:
    'From the English line sheet. Sizes in centimeters, prices stay in dollars. Where French and Québec words differ, give both.',
  givens: ['“Tideline” is a name and stays as it is.', 'Wholesale terms are those of the English one.'],
  deliverables: [
    {
      title: 'The text, page by page',
      criteria: ['All four pages are there, in the order of the English one.', 'Sizes are in centimeters.'],
    },
  ],
  autonomy: 'decide_and_tell',
  due: on(-4, '17:00'),
  drafted: on(-15, '09:40'),
  events: [
    handedOver(-15, '10:00'),
    accepted(-14, '09:10'),
    started(-13, '09:30'),
    delivered(-5, '16:10', 'All four pages. Two words differ in Québec, and both are there.', [
      { note: 'Page by page, to be set by Dewi.', file: french },
    ]),
    approved(-3, '09:50', 'Dewi says it fits the pages without a change. Thank you.'),
  ],
};
