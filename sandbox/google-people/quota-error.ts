import { ApiError, errorInfo, RPC_TYPE, SERVICE } from './errors.ts';
import type { GoogleSettings } from './settings.ts';

/** The names of a quota in error messages. */
export interface QuotaMetric {
  /** Name in the text, such as `Critical write requests`. */
  readonly title: string;
  readonly metric: string;
  readonly limit: string;
  readonly period: 'per minute per user' | 'per day';
}

const PROJECT_NUMBER = '100000000000';

const projectQuotaDetails = ({ metric, limit }: QuotaMetric): object =>
  errorInfo('RATE_LIMIT_EXCEEDED', 'googleapis.com', {
    service: SERVICE,
    consumer: `projects/${PROJECT_NUMBER}`,
    quota_metric: `${SERVICE}/${metric}`,
    quota_limit: limit,
  });

/** `retryAfter` is in seconds and is sent as the header; absent means no header. */
export const quotaExceeded = (
  shape: GoogleSettings['quotaErrorShape'],
  quota: QuotaMetric,
  retryAfter?: number,
): ApiError =>
  new ApiError({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message:
      shape === 'project'
        ? `Quota exceeded for quota metric '${quota.title}' and limit '${quota.title} ${quota.period}' of service '${SERVICE}' for consumer 'project_number:${PROJECT_NUMBER}'.`
        : 'Resource has been exhausted (e.g. check quota).',
    legacy: { reason: 'rateLimitExceeded' },
    details: [
      shape === 'project'
        ? projectQuotaDetails(quota)
        : {
            '@type': `${RPC_TYPE}QuotaFailure`,
            violations: [{ subject: 'QUOTA_EXCEEDED', description: 'FBS quota limit exceeded' }],
          },
    ],
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
  });
