import { stripTypeScriptTypes } from 'node:module';

// Node prints an ExperimentalWarning for the call below in some versions; it is the same stripper that runs `src/`.
export default {
  /** @param {string} source */
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
};
