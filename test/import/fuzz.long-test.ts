import { describeDamage } from './fuzz.ts';

describeDamage(1_000);
