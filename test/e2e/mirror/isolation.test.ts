import { describeIsolation, inMemory } from './isolation.ts';

describeIsolation(inMemory);
