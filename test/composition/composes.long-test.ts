import { COMPOSERS } from './composers.ts';
import { describeComposition } from './composes.ts';

for (const composer of COMPOSERS) describeComposition(composer, 'whole');
