import { describePages } from './pages.ts';

describePages({ large: [249, 499, 500, 501, 1_000], small: [1, 6, 8], ofChanges: [1, 2, 4, 1_000] });
