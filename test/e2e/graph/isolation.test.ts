import { describeIsolation } from './isolation.ts';

describeIsolation(3);
