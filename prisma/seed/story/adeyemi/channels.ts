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

/** What Dewi writes and plans for the studio's followers. */
export function channelWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Four weeks of posts about the Tideline firing',
      outcome:
        'People who follow the studio see Tideline come out of the kiln, and those who want a piece find their way to the shop.',
      instructions: 'Three posts a week. Tomás films every kiln opening; his clips are in **Clips**.',
      givens: ['No countdowns and no “last chance”.', 'Faces and customers’ pictures only with permission.'],
      deliverables: [
        {
          title: 'Twelve posts, planned in the calendar tool',
          criteria: [
            'Each has a picture or a clip, a text of fewer than 80 words, and a description for those who can’t see it.',
            'Four of the twelve link to the shop.',
          ],
        },
      ],
      autonomy: 'decide_alone',
      due: on(-88, '17:00'),
      drafted: on(-96, '10:00'),
      events: [
        handedOver(-96, '10:20'),
        accepted(-95, '09:05'),
        asked(
          -94,
          '10:30',
          'In two of the clips you can see the faces of people in a class. May I use them?',
        ),
        answered(
          -94,
          '11:00',
          'Tomás asked both: the woman in the apron says yes, the man would rather not. Please cut him out.',
        ),
        delivered(
          -90,
          '15:00',
          'Twelve posts are planned. The second clip now ends before the man comes into view.',
          [{ note: 'The plan, post by post.', file: postPlan('tideline', calendar, -88) }],
        ),
        approved(-90, '09:20'),
      ],
    },
    {
      title: 'Try out short videos for eight weeks',
      outcome: 'We know whether short videos bring people to the shop or only cost us our evenings.',
      instructions:
        'Two a week, from Tomás’s clips. Compare the orders that come through their link with the eight weeks before.',
      givens: ['Nobody in the studio has to talk to a camera.'],
      deliverables: [
        {
          title: 'One page with the comparison',
          criteria: ['It gives the orders and the hours spent in both periods.'],
        },
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
          'I like the idea. With the editing, each video takes me about three hours, so for sixteen of them the price we agreed wouldn’t be enough.',
        ),
        withdrawn(-41, '10:00'),
        said(
          -41,
          '10:10',
          'ruth',
          'I hadn’t counted on that. I’ll take it back, and we’ll talk about it at the evaluation with your numbers.',
        ),
      ],
    },
    {
      title: 'Four weeks of posts about the Harbor mugs',
      outcome: 'By the time the mugs are in the shop, people know why the rim is left bare.',
      instructions: 'Three posts a week. Ruth has recorded two minutes about the rim: use her words.',
      givens: [
        'No countdowns and no “last chance”.',
        'Each post has a description for those who can’t see it.',
      ],
      deliverables: [
        {
          title: 'Twelve posts, planned in the calendar tool',
          criteria: [
            'Each has a text of fewer than 80 words.',
            'Two are about how to care for the rim.',
            'Four of the twelve link to the shop.',
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
          'Twelve posts are planned. The one with the thumb on the rim is my favorite.',
          [
            {
              note: 'The plan, post by post.',
              file: postPlan('harbor', calendar, 5),
              met: {
                1: 'The longest has 74.',
                2: 'The eleventh and the twelfth.',
                3: 'Posts 2, 5, 8 and 11.',
              },
            },
          ],
        ),
        sentBack(-2, '09:45', 'The thumb is my favorite too. One criterion is still open.', [
          {
            deliverable: 1,
            criterion: 2,
            reason:
              'Only the last post is about care. Please add one in the first week, while people are deciding.',
          },
        ]),
        justSaid(
          -1,
          '09:20',
          'dewi',
          'I’ll move the care post up to second place and write a new one for the end. You’ll have it tomorrow.',
        ),
      ],
    },
    {
      title: 'Newsletter about the studio sale',
      outcome: 'Our 2,140 readers know when the seconds are on sale, what a second is, and that there’s tea.',
      instructions:
        'The sale is on the next two weekends, 10 am to 4 pm. Use two pictures from **Clips / Seconds**.',
      givens: [
        'A second has a flaw you can see; it holds water like any other piece.',
        'Cash and cards; nothing can be put aside.',
      ],
      deliverables: [
        {
          title: 'The newsletter, ready to send',
          criteria: [
            'The days, the hours and the address are in the first three lines.',
            'Ruth and Tomás have both received a test mail.',
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
    ['Picture', 'Test tiles: the eleven blues it didn’t become', 'no'],
    ['Clip', 'Opening the door, still warm', 'no'],
    ['Picture', 'The bowl, in a hand', 'yes'],
    ['Clip', 'How the line gets into the glaze', 'no'],
    ['Picture', 'Plates on the drying rack', 'no'],
    ['Clip', 'Sanding a foot', 'no'],
    ['Picture', 'The pitcher, full of rhubarb', 'yes'],
    ['Clip', 'What went wrong in the first firing', 'no'],
    ['Picture', 'Twelve pieces on one table', 'yes'],
    ['Clip', 'Packing a serving bowl', 'no'],
    ['Picture', 'What is left, and when there will be more', 'yes'],
  ],
  harbor: [
    ['Clip', 'Ruth: why the rim is left bare', 'no'],
    ['Picture', 'Four mugs in the order they were thrown', 'no'],
    ['Clip', 'A thumb on the rim', 'no'],
    ['Picture', 'The foot, with the studio’s stamp', 'yes'],
    ['Clip', 'Wax before glaze, in forty seconds', 'no'],
    ['Picture', 'The gray one, at the window', 'no'],
    ['Clip', 'Pulling a handle', 'no'],
    ['Picture', 'Where the name comes from', 'yes'],
    ['Clip', 'Out of the kiln', 'no'],
    ['Picture', 'All four, with coffee in them', 'yes'],
    ['Clip', 'How we pack a mug so that it arrives', 'no'],
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
  return csv(`posts-${collection}.csv`, ['Day', 'Kind', 'About', 'Links to the shop'], rows);
}
