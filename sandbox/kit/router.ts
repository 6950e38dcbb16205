import type { UpstreamRequest, UpstreamResponse } from './http.ts';

/** One operation of an upstream. */
export interface Route {
  readonly method: string;
  /**
   * Path template. `{name}` matches the rest of one segment (`/contact/{contactId}`), `{+name}` may contain slashes
   * (`/v1/{+resourceName}:copy`). The first route that matches is used.
   */
  readonly path: string;
  /** The body holds credentials and must not be written to the call log. */
  readonly isSecret?: boolean;
  readonly handle: (request: UpstreamRequest) => UpstreamResponse | Promise<UpstreamResponse>;
}

interface CompiledRoute {
  readonly route: Route;
  readonly label: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** A matched route. `label` is its template in the call log, with `{name}` for `{+name}`. */
export interface RouteMatch {
  readonly route: Route;
  readonly label: string;
  readonly params: Readonly<Record<string, string>>;
}

const escape = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compile = (route: Route): CompiledRoute => {
  const names: string[] = [];
  // Splitting at a capturing group leaves the literals at even and the placeholders at odd positions.
  const source = route.path
    .split(/(\{\+?\w+\})/)
    .map((part, index) => {
      if (index % 2 === 0) return escape(part);
      names.push(part.replace(/\W/g, ''));
      return part.startsWith('{+') ? '(.+?)' : '([^/]+?)';
    })
    .join('');
  return { route, names, label: route.path.replaceAll('{+', '{'), pattern: new RegExp(`^${source}$`) };
};

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** Finds the route of a method and path. */
export const createRouter = (
  routes: readonly Route[],
): ((method: string, path: string) => RouteMatch | undefined) => {
  const compiled = routes.map(compile);
  return (method, path) => {
    for (const { route, label, pattern, names } of compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match === null) continue;
      const params = Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
      return { route, label, params };
    }
    return undefined;
  };
};
