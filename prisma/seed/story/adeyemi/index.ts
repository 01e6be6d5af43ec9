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
    engagements: [withMaria(calendar), withDewi(calendar), withOluchi(calendar), withLea(), withInes()],
  };
}
