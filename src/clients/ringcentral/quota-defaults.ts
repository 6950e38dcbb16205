import type { QuotaDefaults } from '../quota/sliding-window.ts';

const WINDOW_MS = 60_000;

// Requests per user, application and minute of each group, from the rate limit table of RingCentral's developer guide.
// An application may have been granted more; the headers of its first answer say so.
const LIMITS: Readonly<Record<string, number>> = { light: 50, medium: 40, heavy: 10, auth: 5 };

/** What holds for a group before any answer has told its limit. Unknown groups count as the scarcest of the API's. */
export const ringcentralQuotaDefaults = (group: string): QuotaDefaults => ({
  limit: LIMITS[group] ?? 10,
  windowMs: WINDOW_MS,
});
