import type { Endpoint } from '../serving/endpoint';
import { agreementEndpoints } from './agreements';
import { briefActions } from './brief-actions';
import { briefFiles } from './brief-files';
import { briefWriting } from './brief-writing';
import { briefEndpoints } from './briefs';
import { owedEndpoints } from './owed';
import { paymentEndpoints } from './payments';
import { peopleEndpoints } from './people';
import { statementEndpoints } from './statements';
import { timeEndpoints } from './time';
import { timesheetEndpoints } from './timesheets';

/** Everything that the API can do; the document is generated from this list. */
export const allEndpoints: readonly Endpoint[] = [
  ...briefEndpoints,
  ...briefFiles,
  ...briefWriting,
  ...briefActions,
  ...agreementEndpoints,
  ...peopleEndpoints,
  ...timeEndpoints,
  ...timesheetEndpoints,
  ...owedEndpoints,
  ...paymentEndpoints,
  ...statementEndpoints,
];
