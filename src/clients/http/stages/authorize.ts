import type { UpstreamName } from '../../errors/error-code.ts';
import { type Call, FailedTry, type Stage } from '../call.ts';
import { waitFailure, within } from '../waiting.ts';

const isRejected = (error: unknown): boolean => error instanceof FailedTry && error.error.status === 401;

/** Adds the access token. Where upstream rejects it and it can be renewed, the call is repeated once. */
export const authorize =
  (upstream: UpstreamName): Stage =>
  (next) => {
    const inTime = async <Result>(work: Promise<Result>, { endsAt, signal }: Call): Promise<Result> => {
      try {
        return await within(work, endsAt - performance.now(), signal);
      } catch (error) {
        throw waitFailure(upstream, error);
      }
    };

    const isRenewed = async (call: Call, rejected: string): Promise<boolean> => {
      const { credential, progress, signal } = call;
      if (credential.onUnauthorized === undefined || progress.hasRenewedToken || signal?.aborted === true)
        return false;
      progress.hasRenewedToken = true;
      return inTime(credential.onUnauthorized(rejected), call);
    };

    return async (call) => {
      const { request, credential } = call;
      for (;;) {
        const pending = typeof credential.token === 'string' ? credential.token : credential.token();
        const token = typeof pending === 'string' ? pending : await inTime(pending, call);
        const headers = { ...request.headers, authorization: `Bearer ${token}` };
        try {
          return await next({ ...call, request: { ...request, headers } });
        } catch (error) {
          if (!isRejected(error) || !(await isRenewed(call, token))) throw error;
        }
      }
    };
  };
