import { describeIsolation, overRedis } from './isolation.ts';

describeIsolation(overRedis);
