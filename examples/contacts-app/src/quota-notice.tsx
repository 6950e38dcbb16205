import { useQuery } from '@apollo/client/react';

import { graphql } from './__generated__/index.ts';
import { timeText } from './systems.ts';

/** Costs no upstream call, so it can be polled often. */
const UPSTREAM_QUOTAS = graphql(`
  query UpstreamQuotas {
    upstreamQuotas {
      upstream
      group
      limit
      remaining
      resetAt
    }
  }
`);

const POLL_MS = 5_000;

/** Below this share of its limit a quota is shown. */
const LOW = 0.2;

/** Shows which quotas are almost used up, and until when. */
export const QuotaNotice = () => {
  const { data } = useQuery(UPSTREAM_QUOTAS, { pollInterval: POLL_MS, fetchPolicy: 'no-cache' });
  const low = (data?.upstreamQuotas ?? []).filter(
    ({ limit, remaining }) => limit !== null && remaining !== null && remaining <= limit * LOW,
  );
  return (
    <div role="status" className="notices">
      {low.map(({ upstream, group, remaining, resetAt }) => (
        <p key={`${upstream} ${group}`}>
          {upstream === 'ringcentral' ? 'RingCentral' : 'Google'} has {remaining ?? 0} of its {group} calls
          left
          {resetAt === null ? '' : ` until ${timeText(resetAt)}`}: some things may take a moment.
        </p>
      ))}
    </div>
  );
};
