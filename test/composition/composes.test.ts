import { COMPOSERS, FASTEST } from './composers.ts';
import { describeComposition } from './composes.ts';

// A new name or type that does not compose is found by the fastest composer. The long test has all cases for each of them.
for (const composer of COMPOSERS) describeComposition(composer, composer === FASTEST ? 'whole' : 'short');
