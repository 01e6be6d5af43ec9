import { beginAnew } from './fresh';

// for each file: many of them share a process
beginAnew();
