import type { RecordedCall } from './call-log.ts';
import type { Clock } from './clock.ts';
import type { ControlRoute, SettingsControl } from './control.ts';
import type { Fault } from './faults.ts';
import type { UpstreamRequest, UpstreamResponse } from './http.ts';
import type { PageLoop } from './page-loop.ts';
import type { Route } from './router.ts';
import type { SendOptions } from './send.ts';

/** The parts of a server that differ between the upstreams. */
export interface UpstreamDefinition {
  readonly name: 'google-people' | 'ringcentral';
  readonly host: string;
  /** 0 uses any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly routes: readonly Route[];
  /** Label of the sandbox user a request's credential belongs to; absent for none or an invalid one. */
  readonly identify: (request: UpstreamRequest) => string | undefined;
  /** The answer when no route matches. */
  readonly notFound: (request: UpstreamRequest) => UpstreamResponse;
  /** The upstream's own error body for a status that a fault asks for, or 500 for a bug of the sandbox. */
  readonly failure: (status: number, request: UpstreamRequest, reason?: string) => UpstreamResponse;
  /** Makes a page part of a loop of `length` pages; absent when the request is not for a page. */
  readonly loop?: (request: UpstreamRequest, length: number) => PageLoop | undefined;
  /** Last change to every answer, including injected errors: headers such as a request id. */
  readonly finish?: (response: UpstreamResponse, request: UpstreamRequest) => UpstreamResponse;
  /** The method after a method override, for upstreams that support one. May throw a Refusal. */
  readonly effectiveMethod?: (request: UpstreamRequest) => string;
  /** Whether an answer may be compressed; by default whenever `accept-encoding` names gzip. */
  readonly allowsGzip?: SendOptions['allowsGzip'];
  /** Longest request body in bytes; 413 for a longer one. 32 MiB by default. */
  readonly maxBodyBytes?: number;
  readonly settings?: SettingsControl;
  readonly control?: readonly ControlRoute[];
  /** Resets the upstream's own state (data, quotas, settings). Issued tokens stay valid. */
  readonly reset: () => void;
}

/** A running upstream. Its methods do the same as its control endpoints. */
export interface SandboxUpstream {
  readonly name: 'google-people' | 'ringcentral';
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly clock: Clock;
  /** Calls received, oldest first; at most the newest 10,000. */
  calls(): readonly RecordedCall[];
  clearCalls(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Restores data, quotas, settings, calls and faults. Tokens stay valid, and the clock is unchanged. */
  reset(): void;
  /** Ends all connections, including hung ones. Closing again does nothing. */
  close(): Promise<void>;
}
