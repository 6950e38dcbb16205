import { describeDamage } from './fuzz.ts';

describeDamage(60);
