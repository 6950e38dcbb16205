import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildTarget, encode } from '../../../src/clients/http/caller.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';

const operation = (path: string, more: Partial<OperationSpec> = {}): OperationSpec => ({
  id: 'test',
  method: 'GET',
  path,
  pathParameters: [],
  reservedParameters: [],
  queryParameters: [],
  accept: 'application/json',
  quotaGroup: 'read',
  isIdempotent: true,
  int64Paths: [],
  ...more,
});

describe('encode', () => {
  it('escapes everything but the unreserved characters of RFC 3986', () => {
    expect(encode("+1 202 555 0100 ~a-b_c.d !'()*;/?:@&=$,#[]%")).toBe(
      '%2B1%20202%20555%200100%20~a-b_c.d%20%21%27%28%29%2A%3B%2F%3F%3A%40%26%3D%24%2C%23%5B%5D%25',
    );
    expect(encode('žluť 名前')).toBe('%C5%BElu%C5%A5%20%E5%90%8D%E5%89%8D');
    expect(encode('\ud800')).toBe('%EF%BF%BD');
  });

  it('is reversible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeURIComponent(encode(text))).toBe(text);
        expect(encode(text)).toMatch(/^(?:[\w.~-]|%[0-9A-F]{2})*$/);
      }),
    );
  });
});

describe('buildTarget', () => {
  const contact = operation('/account/{accountId}/contact/{contactId}', {
    pathParameters: ['accountId', 'contactId'],
  });
  const person = operation('/v1/{resourceName}:copy', {
    pathParameters: ['resourceName'],
    reservedParameters: ['resourceName'],
  });
  const list = operation('/v1/list', { queryParameters: ['a', 'b', '$.xgafv'] });

  it('does not escape ~ and joins ids with commas', () => {
    expect(buildTarget(contact, { accountId: '~', contactId: ['1', 2, '9007199254740993'] })).toBe(
      '/account/~/contact/1,2,9007199254740993',
    );
  });

  it('keeps the slash of a reserved expansion only', () => {
    expect(buildTarget(person, { resourceName: 'otherContacts/c1' })).toBe('/v1/otherContacts/c1:copy');
    expect(buildTarget(person, { resourceName: 'people/c1?key=x#y:z' })).toBe(
      '/v1/people/c1%3Fkey%3Dx%23y%3Az:copy',
    );
    expect(buildTarget(contact, { accountId: 'a/b', contactId: ['$&'] })).toBe(
      '/account/a%2Fb/contact/%24%26',
    );
  });

  it.each(['..', '.', '', 'people/..', 'people//c1', '/people', 'people/'])(
    'refuses %j, which would change the path',
    (resourceName) => {
      expect(() => buildTarget(person, { resourceName })).toThrow(
        expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
      );
    },
  );

  it.each(['..', '.', ''])('refuses %j as an id', (id) => {
    expect(() => buildTarget(contact, { accountId: id, contactId: [1] })).toThrow('accountId');
    expect(() => buildTarget(contact, { accountId: '~', contactId: ['1', id] })).toThrow('contactId');
  });

  it('never addresses another resource, whatever the values', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text)),
        (id) => {
          const { pathname, search, hash } = new URL(
            buildTarget(contact, { accountId: id, contactId: ['1'] }),
            'http://host',
          );
          expect(pathname.split('/')).toHaveLength(5);
          expect([search, hash]).toEqual(['', '']);
        },
      ),
    );
  });

  it('repeats the keys of lists, leaves out absent values, and keeps the order of the operation', () => {
    expect(buildTarget(list, { b: ['x', '+1'], a: false, unknown: 1 })).toBe('/v1/list?a=false&b=x&b=%2B1');
    expect(buildTarget(list, { a: undefined, b: null, '$.xgafv': '2' })).toBe('/v1/list?%24.xgafv=2');
    expect(buildTarget(list, { a: '', b: [] })).toBe('/v1/list?a=');
    expect(buildTarget(list, { a: 0 })).toBe('/v1/list?a=0');
  });

  it('names the parameter that is missing or invalid', () => {
    expect(() => buildTarget(contact, { accountId: '~' })).toThrow('contactId');
    expect(() => buildTarget(contact, { accountId: '~', contactId: [] })).toThrow('contactId');
    expect(() => buildTarget(list, { a: {} })).toThrow('a is neither');
  });
});
