import type { IncomingHttpHeaders } from 'node:http';

/** Asks for the upstream calls in `extensions.upstream`, or with `0` not to have them in developer mode. */
export const upstreamReportHeader = 'x-include-upstream-calls';

/** Whether an answer is to list the upstream calls: as the request's header says, else as the program is set up. */
export const createReportCheck =
  (isOnByDefault: boolean) =>
  ({ headers }: { readonly headers: IncomingHttpHeaders }): boolean => {
    const value = headers[upstreamReportHeader];
    return value === undefined ? isOnByDefault : value !== '0';
  };
