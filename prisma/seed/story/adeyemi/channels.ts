import type { Calendar } from '../../calendar';
import { csv } from '../files';
import {
  accepted,
  answered,
  approved,
  asked,
  type BriefStory,
  delivered,
  handedOver,
  justSaid,
  on,
  said,
  sentBack,
  started,
  withdrawn,
} from '../story';

/** What Dewi writes and plans for those who follow the studio. */
export function channelWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Four weeks of posts about the Tideline firing',
      outcome:
        'People who follow the studio see how Tideline comes out of the kiln, and those who want a piece find the way to the shop.',
      instructions:
        'Three posts a week on two channels. Tomás films every opening of the kiln; the clips are in **Clips**.',
      givens: [
        'No countdowns and no “last chance”.',
        'Customers’ pictures only with their permission in writing.',
      ],
      deliverables: [
        {
          title: 'Twelve posts, planned in the calendar tool',
          criteria: [
            'Each has a picture or a clip, a text below 80 words and a description for those who can’t see it.',
            'Four of the twelve lead to the shop.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      due: on(-88, '17:00'),
      drafted: on(-96, '10:00'),
      events: [
        handedOver(-96, '10:20'),
        accepted(-95, '09:05'),
        asked(-94, '10:30', 'In two clips the faces of people in the class can be seen. May I use them?'),
        answered(
          -94,
          '11:00',
          'Tomás has asked both: the woman with the apron says yes, the man would rather not. Please cut him out.',
        ),
        delivered(
          -90,
          '15:00',
          'Twelve posts are planned. The second clip ends before the man comes into view.',
          [{ note: 'The plan, post by post.', file: postPlan('tideline', calendar, -88) }],
        ),
        approved(-90, '09:20'),
      ],
    },
    {
      title: 'Try out short videos for eight weeks',
      outcome: 'We know whether short videos bring people into the shop or only cost us evenings.',
      instructions:
        'Two a week from Tomás’s clips. Compare orders that come through their link with those of the eight weeks before.',
      givens: ['Nobody in the studio has to speak into a camera.'],
      deliverables: [
        { title: 'A page with the comparison', criteria: ['It gives orders and hours for both periods.'] },
      ],
      autonomy: 'decide_and_tell',
      due: on(3, '17:00'),
      drafted: on(-42, '16:00'),
      events: [
        handedOver(-42, '16:30'),
        said(
          -41,
          '09:30',
          'dewi',
          'I like the idea. Each video takes me about three hours with the cutting, so the fixed price would be too low for sixteen of them.',
        ),
        withdrawn(-41, '10:00'),
        said(
          -41,
          '10:10',
          'ruth',
          'I hadn’t counted that. I take it back and we talk about it at the evaluation, with your numbers.',
        ),
      ],
    },
    {
      title: 'Four weeks of posts about the Harbor mugs',
      outcome: 'Before the mugs are in the shop, people already know why their rim is left bare.',
      instructions: 'Three posts a week. Ruth has recorded two minutes about the rim: take her words.',
      givens: [
        'No countdowns and no “last chance”.',
        'Each post has a description for those who can’t see it.',
      ],
      deliverables: [
        {
          title: 'Twelve posts, planned in the calendar tool',
          criteria: [
            'Each has a text below 80 words.',
            'Two are about how to care for the rim.',
            'Four of the twelve lead to the shop.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      due: on(2, '17:00'),
      drafted: on(-8, '11:00'),
      events: [
        handedOver(-8, '11:15'),
        accepted(-7, '09:05'),
        started(-6, '09:30'),
        delivered(
          -3,
          '15:30',
          'Twelve posts are planned. The one with the thumb on the rim is my favourite.',
          [{ note: 'The plan, post by post.', file: postPlan('harbor', calendar, 5) }],
        ),
        sentBack(-2, '09:45', 'The thumb is mine too. One of your own criteria is still open.', [
          {
            deliverable: 1,
            criterion: 2,
            reason:
              'Only the last post is about care. Please add one in the first week, while people decide.',
          },
        ]),
        justSaid(
          -1,
          '09:20',
          'dewi',
          'I move the care post to the second place and write a new one for the end. You have it tomorrow.',
        ),
      ],
    },
    {
      title: 'Newsletter about the studio sale',
      outcome: 'Our 2,140 readers know when the seconds are sold, what a second is, and that there is tea.',
      instructions:
        'The sale is on the next two weekends, 10:00 to 16:00. Take two pictures from **Clips / Seconds**.',
      givens: [
        'A second has a flaw one can see; it holds water like any other piece.',
        'Cash and cards; nothing is put aside.',
      ],
      deliverables: [
        {
          title: 'The newsletter, ready to send',
          criteria: [
            'Days, hours and address are in the first three lines.',
            'A test mail has reached Ruth and Tomás.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      from: 'tomas',
      due: on('soon', '17:00'),
      drafted: on(-4, '13:00'),
      events: [handedOver(-4, '13:15'), accepted(-3, '09:00'), started(-2, '10:10')],
    },
  ];
}

const POSTS = {
  tideline: [
    ['Clip', 'The kiln at 2,232 °F, through the spy hole', 'no'],
    ['Picture', 'Test tiles: eleven blues that it didn’t become', 'no'],
    ['Clip', 'Opening the door, still warm', 'no'],
    ['Picture', 'The bowl, in a hand', 'yes'],
    ['Clip', 'How the line comes into the glaze', 'no'],
    ['Picture', 'Plates on the drying rack', 'yes'],
  ],
  harbor: [
    ['Clip', 'Ruth: why the rim is left bare', 'no'],
    ['Picture', 'Four mugs in the order they were thrown', 'no'],
    ['Clip', 'A thumb on the rim', 'no'],
    ['Picture', 'The foot, with the studio’s stamp', 'yes'],
    ['Clip', 'Wax before glaze, in forty seconds', 'no'],
    ['Picture', 'How to care for the rim', 'yes'],
  ],
} as const;

function postPlan(collection: keyof typeof POSTS, calendar: Calendar, first: number) {
  const rows = POSTS[collection].map(([kind, about, toShop], index) => [
    calendar.date(first + index * (first < 0 ? 1 : 2)),
    kind,
    about,
    toShop,
  ]);
  return csv(`posts-${collection}.csv`, ['Day', 'Kind', 'About', 'Leads to the shop'], rows);
}
