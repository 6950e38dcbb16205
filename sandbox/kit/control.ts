import type { CallLog, RecordedCall } from './call-log.ts';
import type { Clock } from './clock.ts';
import type { FaultList } from './faults.ts';
import type { UpstreamRequest, UpstreamResponse } from './http.ts';
import { anInteger, checkShape, ControlError } from './input.ts';
import { FAULT_KINDS, parseFault } from './parse-fault.ts';
import { createRouter } from './router.ts';

/** Paths below this control the sandbox. Calls to them are not logged or counted, and faults do not apply to them. */
export const CONTROL_PREFIX = '/__sandbox/';

/** Settings of one upstream that can be changed while it runs. */
export interface SettingsControl {
  read(): object;
  /** Changes the given settings; throws a ControlError for an invalid one. */
  update(change: unknown): void;
}

/** A control endpoint for state that only one upstream has. */
export interface ControlRoute {
  readonly method: string;
  /** Path below the control prefix, such as `other-contacts` or `other-contacts/{id}`. */
  readonly path: string;
  readonly description: string;
  /** `body` is the parsed JSON, absent without one. The returned value is the answer (204 when absent). */
  readonly handle: (input: {
    readonly params: Readonly<Record<string, string>>;
    readonly body: unknown;
    readonly query: UpstreamRequest['query'];
  }) => unknown;
}

export interface ControlledUpstream {
  readonly name: string;
  readonly url: string;
  readonly clock: Clock;
  readonly log: CallLog;
  readonly faults: FaultList;
  readonly settings?: SettingsControl | undefined;
  readonly routes: readonly ControlRoute[];
  readonly reset: () => void;
}

const filtered = (calls: readonly RecordedCall[], query: UpstreamRequest['query']): readonly RecordedCall[] =>
  query.reduce((left, [name, value]) => {
    if (name !== 'route' && name !== 'caller' && name !== 'method') {
      throw new ControlError(`Calls can be filtered by route, caller and method, not by "${name}".`);
    }
    return left.filter((call) => call[name] === value);
  }, calls);

const standardRoutes = (upstream: ControlledUpstream): readonly ControlRoute[] => {
  const { log, faults, clock, settings } = upstream;
  const time = (): object => ({ now: new Date(clock.now()).toISOString() });
  return [
    {
      method: 'GET',
      path: 'calls',
      description: 'The received calls, oldest first; ?route=, ?caller= and ?method= filter them.',
      handle: ({ query }) => ({ calls: filtered(log.calls(), query) }),
    },
    {
      method: 'DELETE',
      path: 'calls',
      description: 'Clears the call log.',
      handle: () => void log.clear(),
    },
    {
      method: 'GET',
      path: 'faults',
      description: 'The active faults.',
      handle: () => ({ faults: faults.list() }),
    },
    {
      method: 'POST',
      path: 'faults',
      description: `Adds a fault: {"kind": ${FAULT_KINDS.map((kind) => `"${kind}"`).join(' | ')}, "match": {"method", "route", "caller"}, "skip", "times", "latencyMs", …}.`,
      handle: ({ body }) => {
        faults.add(parseFault(body));
        return { faults: faults.list() };
      },
    },
    {
      method: 'DELETE',
      path: 'faults',
      description: 'Removes all faults.',
      handle: () => void faults.clear(),
    },
    {
      method: 'POST',
      path: 'reset',
      description:
        'Resets data, quotas, settings, calls and faults. Tokens stay valid, and the clock does not change.',
      handle: () => void upstream.reset(),
    },
    { method: 'GET', path: 'clock', description: 'The time of the sandbox.', handle: time },
    {
      method: 'POST',
      path: 'clock',
      description: 'Moves the clock of the whole sandbox forward: {"advanceMs": 60000}.',
      handle: ({ body }) => {
        const { advanceMs } = checkShape(body, 'body', { advanceMs: anInteger(0) });
        if (advanceMs === undefined)
          throw new ControlError('body.advanceMs is required: milliseconds, 0 or more.');
        clock.advance(advanceMs);
        return time();
      },
    },
    ...(settings === undefined
      ? []
      : [
          {
            method: 'GET',
            path: 'settings',
            description: 'The settings of this upstream.',
            handle: () => settings.read(),
          },
          {
            method: 'POST',
            path: 'settings',
            description: 'Changes settings: an object with those to change.',
            handle: ({ body }: { readonly body: unknown }) => {
              settings.update(body);
              return settings.read();
            },
          },
        ]),
    ...upstream.routes,
  ];
};

const overview = (upstream: ControlledUpstream, routes: readonly ControlRoute[]): object => ({
  upstream: upstream.name,
  url: upstream.url,
  now: new Date(upstream.clock.now()).toISOString(),
  calls: upstream.log.calls().length,
  faults: upstream.faults.list(),
  endpoints: routes.map(({ method, path, description }) => ({
    method,
    path: `${CONTROL_PREFIX}${path}`,
    description,
  })),
});

const jsonResponse = (status: number, value: unknown): UpstreamResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: `${JSON.stringify(value, undefined, 2)}\n`,
});

const parseBody = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new ControlError('The body must be JSON.');
  }
};

/** Browsers send `origin` with every POST and DELETE. A host name other than this machine's could be DNS rebinding. */
const isFromForeignPage = ({ headers: { origin, host = '' } }: UpstreamRequest): boolean => {
  if (origin === undefined) return false;
  const isOwn = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
  return !isOwn || origin !== `http://${host}`;
};

/** The handler of all control paths. Errors are `{ "error": text }` with 400, 403 or 404. */
export const createControl = (
  upstream: ControlledUpstream,
): ((request: UpstreamRequest) => UpstreamResponse) => {
  const routes = standardRoutes(upstream);
  const router = createRouter(
    routes.map((route) => ({
      method: route.method,
      path: `${CONTROL_PREFIX}${route.path}`,
      handle: ({ body, params, query }) => {
        const value = route.handle({ params, query, body: parseBody(body) });
        return value === undefined ? { status: 204 } : jsonResponse(200, value);
      },
    })),
  );
  const index = (): UpstreamResponse => jsonResponse(200, overview(upstream, routes));
  return (request) => {
    if (request.method !== 'GET' && isFromForeignPage(request)) {
      return jsonResponse(403, { error: 'Pages of other sites may not change the sandbox.' });
    }
    if (request.path === CONTROL_PREFIX) return index();
    const match = router(request.method, request.path);
    if (match === undefined) {
      return jsonResponse(404, { error: `There is no such endpoint; GET ${CONTROL_PREFIX} lists them.` });
    }
    try {
      // Control routes are synchronous, so the next call of a test sees their effect.
      return match.route.handle({ ...request, params: match.params }) as UpstreamResponse;
    } catch (error) {
      if (error instanceof ControlError) return jsonResponse(400, { error: error.message });
      throw error;
    }
  };
};
