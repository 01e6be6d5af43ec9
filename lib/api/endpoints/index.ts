import type { Endpoint } from '../serving/endpoint';
import { briefDeeds } from './brief-deeds';
import { briefFiles } from './brief-files';
import { briefWriting } from './brief-writing';
import { briefEndpoints } from './briefs';
import { peopleEndpoints } from './people';
import { timeEndpoints } from './time';

/** All that the API can do: what isn't here isn't there, and what is here is in the document. */
export const allEndpoints: readonly Endpoint[] = [
  ...briefEndpoints,
  ...briefFiles,
  ...briefWriting,
  ...briefDeeds,
  ...peopleEndpoints,
  ...timeEndpoints,
];
