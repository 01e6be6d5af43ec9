import { EVERYBODY_SIGNED_IN, type Rows } from './row';

export const rows: Rows = {
  'people.receiveMailAgain': { arrange: () => ({}), allows: EVERYBODY_SIGNED_IN },
};
