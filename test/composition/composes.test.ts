import { COMPOSERS, FASTEST } from './composers.ts';
import { describeComposition } from './composes.ts';

// The fastest composer finds new names or types that do not compose. The long test has all cases for each composer.
for (const composer of COMPOSERS) describeComposition(composer, composer === FASTEST ? 'whole' : 'short');
