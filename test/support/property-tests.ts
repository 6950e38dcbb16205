import fc from 'fast-check';

/**
 * Property tests use the same inputs in each run, so that only a change of the code can make them fail. `PROPERTY_SEED` (a
 * whole number) gives other inputs. `PROPERTY_SEED=random` gives new ones in each run, to find new bugs.
 */
const SEED = process.env['PROPERTY_SEED'] ?? '20260401';
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });
