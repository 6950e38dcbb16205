import { Trace } from '@apollo/usage-reporting-protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const traced = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await harness.execute(query, {
    headers: { 'apollo-federation-include-trace': 'ftv1', ...headers },
  });
  const ftv1 = answer.body.extensions?.['ftv1'];
  if (typeof ftv1 !== 'string') throw new Error('The response has no trace.');
  return { ...answer, ftv1, trace: Trace.decode(Buffer.from(ftv1, 'base64')) };
};

/** The paths of all fields in the trace, such as `otherContacts.nodes.0.id`. */
const pathsOf = (node: Trace.INode | null | undefined, prefix = ''): readonly string[] =>
  (node?.child ?? []).flatMap((child) => {
    const path = `${prefix}${child.responseName || String(child.index)}`;
    return [path, ...pathsOf(child, `${path}.`)];
  });

const errorsOf = (node: Trace.INode | null | undefined): readonly Trace.IError[] =>
  node == null ? [] : [...(node.error ?? []), ...(node.child ?? []).flatMap(errorsOf)];

describe('a federated trace', () => {
  it('passes the compatibility test of Apollo', async () => {
    const { status, body, trace } = await traced('query { __typename }');
    expect([status, body.data]).toEqual([200, { __typename: 'Query' }]);
    expect(trace.startTime?.seconds).toBeGreaterThan(0);
    expect(Trace.verify(trace)).toBeNull();
  });

  it.each([undefined, 'ftv2', 'FTV1', ''])('is only sent on request: header %j', async (value) => {
    const headers = value === undefined ? {} : { 'apollo-federation-include-trace': value };
    const { body } = await harness.execute('{ __typename }', { headers });
    expect(body).toEqual({ data: { __typename: 'Query' } });
  });

  it('has every field with types and times, and does not change the rest of the response', async () => {
    const query =
      '{ list: personalContacts(first: 2) { nodes { id displayName } } _entities(representations: [{ __typename: "Extension", extensionId: "~" }]) { ... on Extension { favorites { totalCount } } } }';
    const { body, trace, headers } = await traced(query);
    const plain = await harness.execute(query);
    expect(body.data).toEqual(plain.body.data);
    expect(headers.get('cache-control')).toBe(plain.headers.get('cache-control'));
    expect(pathsOf(trace.root)).toEqual([
      'list',
      'list.nodes',
      ...[0, 1].flatMap((index) =>
        ['', '.id', '.displayName'].map((end) => `list.nodes.${String(index)}${end}`),
      ),
      '_entities',
      '_entities.0',
      '_entities.0.favorites',
      '_entities.0.favorites.totalCount',
    ]);
    const [list] = trace.root?.child ?? [];
    expect(list).toMatchObject({
      originalFieldName: 'personalContacts',
      parentType: 'Query',
      type: 'PersonalContactConnection',
    });
    expect(Number(list?.endTime)).toBeGreaterThan(Number(list?.startTime));
    expect(trace.durationNs).toBeGreaterThanOrEqual(Number(list?.endTime));
  });

  it('has the path of an error, but not its message', async () => {
    const { trace, ftv1, body } = await traced(
      '{ personalContact(contactId: "sekret-number") { id } otherContacts(first: 1) { totalCount } }',
    );
    expect(body.errors?.[0]?.message).toContain('sekret-number');
    expect(errorsOf(trace.root).map(({ message }) => message)).toEqual(['<masked>']);
    expect(trace.root?.child?.map(({ responseName, error }) => [responseName, error?.length])).toEqual([
      ['personalContact', 1],
      ['otherContacts', 0],
    ]);
    expect(Buffer.from(ftv1, 'base64').toString('latin1')).not.toContain('sekret');
  });

  it.each([
    ['does not parse', '{'],
    ['is not valid', '{ sekret }'],
  ])('is also sent for an operation that %s', async (_name, query) => {
    const { status, trace, ftv1 } = await traced(query);
    expect(status).toBe(400);
    expect(errorsOf(trace.root)).toHaveLength(1);
    expect(Buffer.from(ftv1, 'base64').toString('latin1')).not.toContain('sekret');
  });
});
