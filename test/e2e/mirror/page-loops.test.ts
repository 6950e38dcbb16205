import { describePageLoops } from './page-loops.ts';

describePageLoops(200);
