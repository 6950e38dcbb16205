import { describeManyCallers } from './fairness.ts';

describeManyCallers(500, 100);
