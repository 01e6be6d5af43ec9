import { describe } from 'vitest';
import { givenToldDemo } from '@/tests/support/told-demo';
import { movesElsewhere } from './demo-archives';
import { showsOnPages } from './demo-on-pages';
import { holdsAsARecord } from './demo-record';

describe('the demo data', () => {
  const demo = givenToldDemo();

  showsOnPages(demo);
  holdsAsARecord(demo);
  // the last: it turns this installation into another one
  movesElsewhere(demo);
});
