import fc from 'fast-check';

/**
 * Property tests draw the same inputs in each run, so that a change fails by its own fault alone. `PROPERTY_SEED` (a
 * whole number) draws others; `PROPERTY_SEED=random` takes another one each time, to look for new faults.
 */
const SEED = process.env['PROPERTY_SEED'] ?? '20260401';
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });
