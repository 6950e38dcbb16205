import type { CallLog, RecordedCall } from './call-log.ts';
import type { Clock } from './clock.ts';
import type { FaultList } from './faults.ts';
import type { UpstreamRequest, UpstreamResponse } from './http.ts';
import { anInteger, checkShape, ControlError } from './input.ts';
import { FAULT_KINDS, parseFault } from './parse-fault.ts';
import { createRouter } from './router.ts';

/** Everything below this path steers the sandbox; it is neither logged nor counted nor struck by faults. */
export const CONTROL_PREFIX = '/__sandbox/';

/** Switches of one upstream that may be turned while it runs. */
export interface SettingsControl {
  read(): object;
  /** Changes the members given and leaves the others; throws a ControlError for a bad one. */
  update(change: unknown): void;
}

/** A control endpoint for state that only one upstream has. */
export interface ControlRoute {
  readonly method: string;
  /** Path below the control prefix, such as `other-contacts` or `other-contacts/{id}`. */
  readonly path: string;
  readonly description: string;
  /** `body` is the parsed JSON, absent without one. The value returned is the answer (204 when absent). */
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
      throw new ControlError(`Calls are filtered by route, caller and method, not by "${name}".`);
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
      description: 'The calls received, oldest first; ?route=, ?caller= and ?method= narrow them down.',
      handle: ({ query }) => ({ calls: filtered(log.calls(), query) }),
    },
    {
      method: 'DELETE',
      path: 'calls',
      description: 'Forgets the calls.',
      handle: () => void log.clear(),
    },
    {
      method: 'GET',
      path: 'faults',
      description: 'The faults in force.',
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
      description: 'Ends all faults.',
      handle: () => void faults.clear(),
    },
    {
      method: 'POST',
      path: 'reset',
      description:
        'Brings data, quotas, settings, calls and faults back to the start. Tokens stay good, and the clock where it is.',
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
            description: 'The switches of this upstream.',
            handle: () => settings.read(),
          },
          {
            method: 'POST',
            path: 'settings',
            description: 'Turns switches: an object with those to change.',
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

/** Browsers name the page's origin with every POST and DELETE; a name other than this machine's may be rebound to it. */
const isFromForeignPage = ({ headers: { origin, host = '' } }: UpstreamRequest): boolean => {
  if (origin === undefined) return false;
  const isOwn = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host);
  return !isOwn || origin !== `http://${host}`;
};

/** The handler of everything below the control prefix. Errors are `{ "error": text }` with 400 or 404. */
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
      // Control routes answer at once, so that a test sees their effect with the very next call.
      return match.route.handle({ ...request, params: match.params }) as UpstreamResponse;
    } catch (error) {
      if (error instanceof ControlError) return jsonResponse(400, { error: error.message });
      throw error;
    }
  };
};
