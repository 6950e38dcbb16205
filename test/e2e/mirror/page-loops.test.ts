import { describePageLoops } from './page-loops.ts';

describePageLoops({ withChains: false });
