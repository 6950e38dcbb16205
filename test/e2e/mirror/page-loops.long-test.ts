import { describePageLoops } from './page-loops.ts';

describePageLoops(1_000);
