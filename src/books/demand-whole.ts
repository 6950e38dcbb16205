import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { NotWholeError, StoreFailedError } from '../mirror/stream.ts';

/**
 * The result of the work, for a read that needs the whole list.
 * @throws UpstreamError, also if the list could not be proven complete
 */
export const demandWhole = async <Result>(
  upstream: UpstreamName,
  work: () => Promise<Result | undefined>,
): Promise<Result> => {
  try {
    const result = await work();
    if (result !== undefined) return result;
  } catch (error) {
    if (!(error instanceof NotWholeError)) throw error;
  }
  throw new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: 'The whole list could not be read: it kept changing, or upstream does not return all of it.',
  });
};

/**
 * Fills a mirror for a read that needs the whole list. Does nothing if the store cannot keep the list.
 * @throws UpstreamError as `demandWhole`
 */
export const demandFill = (upstream: UpstreamName, fill: () => Promise<void>): Promise<boolean> =>
  demandWhole(upstream, () =>
    fill().then(
      () => true,
      (error: unknown) => {
        if (error instanceof StoreFailedError) return false;
        throw error;
      },
    ),
  );
