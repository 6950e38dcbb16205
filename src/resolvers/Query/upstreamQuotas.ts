import type { QueryResolvers } from '../../__generated__/graphql.ts';

export const upstreamQuotas: NonNullable<QueryResolvers['upstreamQuotas']> = async (
  _root,
  _args,
  { readQuotas },
) => {
  const quotas = await readQuotas();
  return quotas.map(({ upstream, group, limit, remaining, resetMs }) => ({
    upstream,
    group: GOOGLE_GROUPS[group] ?? group,
    limit: finiteOrNull(limit),
    remaining: finiteOrNull(remaining),
    resetAt: resetMs === 0 ? null : new Date(Date.now() + Math.ceil(resetMs)).toISOString(),
  }));
};

/** The graph's names for Google's quota groups. RingCentral's groups keep their own names. */
const GOOGLE_GROUPS: Readonly<Record<string, string>> = {
  read: 'reads',
  write: 'writes',
  'full-sync': 'fullSync',
};

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
