import { EVERYBODY_SIGNED_IN, type Rows } from './row';

export const rows: Rows = {
  'calendar.makeLink': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
  'calendar.endLink': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
};
