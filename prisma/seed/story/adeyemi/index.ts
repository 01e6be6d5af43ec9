import type { Calendar } from '../../calendar';
import { ADEYEMI_ID } from '../../marks';
import { type BusinessStory, on } from '../story';
import { withDewi } from './with-dewi';
import { withInes } from './with-ines';
import { withLea } from './with-lea';
import { withMaria } from './with-maria';
import { withOluchi } from './with-oluchi';

/** A ceramics studio in Chicago that has learned, in half a year, to hand things over. */
export function adeyemiCeramics(calendar: Calendar): BusinessStory {
  return {
    id: ADEYEMI_ID,
    name: 'Adeyemi Ceramics',
    zone: 'America/Chicago',
    currency: 'USD',
    owner: 'ruth',
    managers: ['tomas'],
    founded: on(-138, '10:00'),
    invited: { when: on(-1, '15:20'), name: 'Kofi Mensah', email: 'kofi.mensah@inbox.example' },
    webhook: {
      made: on(-12, '16:10'),
      off: on(-11, '09:05'),
      url: 'https://books.adeyemi-ceramics.example/handover',
      events: ['payment.recorded', 'payment.sent'],
    },
    engagements: [withMaria(calendar), withDewi(calendar), withOluchi(calendar), withLea(), withInes()],
  };
}
