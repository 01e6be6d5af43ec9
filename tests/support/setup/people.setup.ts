import { readyCast } from '../cast';
import { beginAnew } from './fresh';

// the run's cast: whichever file makes it starts its own modules anew afterwards
if (await readyCast()) beginAnew();
