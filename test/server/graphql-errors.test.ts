import { describe, expect, it } from '@jest/globals';
import type { GraphQLFormattedError } from 'graphql';

import { mergeErrors } from '../../src/server/graphql-errors.ts';

const failure = (
  path: readonly (string | number)[],
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError => ({ message: 'It failed.', path, extensions });

const limited = { code: 'RATE_LIMITED', upstream: 'ringcentral', retryAfter: 7 };

describe('merging the errors of an operation', () => {
  it('keeps the first error per cause and field', () => {
    const targets = Array.from({ length: 46 }, (_, index) =>
      failure(['favorites', 'nodes', index, 'target'], { ...limited, retryAfter: index }),
    );
    const other = failure(['favorites', 'nodes', 3, 'other'], limited);
    expect(mergeErrors([...targets, other])).toEqual([targets[0], other]);
  });

  it('keeps errors with different causes', () => {
    const causes = [
      limited,
      { ...limited, upstream: 'google-people' },
      { code: 'UPSTREAM_TIMEOUT', upstream: 'ringcentral' },
      { code: 'FORBIDDEN', upstream: 'ringcentral', upstreamCode: 'CMN-401' },
      { code: 'FORBIDDEN', upstream: 'ringcentral', upstreamCode: 'CMN-408' },
    ];
    const errors = causes.map((extensions, index) => failure(['list', 'nodes', index, 'field'], extensions));
    expect(mergeErrors(errors)).toEqual(errors);
  });

  it('keeps errors of entries of `_entities` and `nodes`, and errors about input', () => {
    const errors = [
      failure(['_entities', 0], limited),
      failure(['_entities', 1], limited),
      failure(['nodes', 4], { code: 'BAD_USER_INPUT' }),
      failure(['list', 'nodes', 1, 'photoUrl'], { code: 'BAD_USER_INPUT' }),
      failure(['list', 'nodes', 2, 'photoUrl'], { code: 'BAD_USER_INPUT' }),
    ];
    expect(mergeErrors(errors)).toEqual(errors);
  });

  it('keeps errors of single unreadable records, and merges those of an unreadable upstream response', () => {
    const bad = { code: 'UPSTREAM_BAD_RESPONSE', upstream: 'ringcentral' };
    const records = [0, 1].map((index) => failure(['list', 'nodes', index, 'firstName'], bad));
    expect(mergeErrors(records)).toEqual(records);
    const call = [0, 1].map((index) =>
      failure(['list', 'nodes', index, 'target'], { ...bad, upstreamRequestId: 'r1' }),
    );
    expect(mergeErrors(call)).toEqual([call[0]]);
  });
});
