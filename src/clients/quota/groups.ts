import type { UpstreamName } from '../errors/error-code.ts';

import type { QuotaKey } from './quota.ts';
import type { QuotaDefaults } from './sliding-window.ts';

// Requests per user, application and minute, from the rate limit table of RingCentral's developer guide. An application may
// have higher limits, which are in the headers of its first answer.
const RINGCENTRAL_LIMITS: Readonly<Record<string, number>> = { heavy: 10, medium: 40, light: 50, auth: 5 };

/** An upstream's quota groups for the calls of a caller. */
export const QUOTA_GROUPS: Readonly<Record<UpstreamName, readonly string[]>> = {
  'google-people': ['read', 'write', 'full-sync'],
  ringcentral: Object.keys(RINGCENTRAL_LIMITS),
};

/** Small groups: RingCentral allows ten such calls a minute, Google a handful of first pages of full syncs. */
export const SCARCE_GROUPS: ReadonlySet<string> = new Set(['heavy', 'auth', 'full-sync']);

/** The limit of a group until an answer has it. Google neither publishes limits nor sends them: only its 429s count. */
export const quotaDefaultsFor = ({ upstream, group }: QuotaKey): QuotaDefaults => ({
  limit: upstream === 'ringcentral' ? (RINGCENTRAL_LIMITS[group] ?? 10) : Infinity,
  windowMs: 60_000,
});
