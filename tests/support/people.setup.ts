import { readyCast } from './cast';
import { beginAnew } from './fresh';

// the cast of the run: whoever makes it begins its own file anew afterwards
if (await readyCast()) beginAnew();
