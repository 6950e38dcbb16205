import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { stringify } from 'yaml';
import { plugin as notice } from '../../codegen/notice.ts';
import { generate, plugin as openapi } from '../../codegen/openapi.ts';
import { plugin as resolverTypes } from '../../codegen/resolver-types.ts';

const schema = buildSchema('type Query { list(first: Int = 20, after: String, id: ID!): [String] }');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'codegen-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A document with one operation, whose parts a test replaces. */
const documentWith = (operation: object, schemas: object = {}): string => {
  const file = join(directory, 'document.yaml');
  const get = {
    operationId: 'readThing',
    summary: 'A thing.',
    'x-quota-group': 'read',
    'x-idempotent': true,
    responses: {
      200: { description: 'The thing.', content: { 'application/json': { schema: { type: 'string' } } } },
    },
    ...operation,
  };
  writeFileSync(
    file,
    stringify({
      openapi: '3.1.0',
      info: { title: 'x', version: '1' },
      paths: { '/thing': { get } },
      components: { schemas },
    }),
  );
  return file;
};

const modules = { operationModule: './operation.ts', shapeModule: './answer-shape.ts' };

const generated = (...parts: Parameters<typeof documentWith>): Promise<string> =>
  generate({ document: documentWith(...parts), ...modules });

describe('codegen/openapi.ts', () => {
  it.each([
    {},
    { document: 'x.yaml', operationModule: './x.ts' },
    { operationModule: './x.ts', shapeModule: './y.ts' },
  ])('names the settings that %j lacks', (config) => {
    expect(() => openapi(schema, [], config)).toThrow(
      /`document`, `operationModule` and `shapeModule` must be set in codegen.yml/,
    );
  });

  it('names a file that is no OpenAPI document', async () => {
    const document = join(directory, 'other.yaml');
    writeFileSync(document, 'a: 1');
    await expect(generate({ document, ...modules })).rejects.toThrow(
      `${document}: an OpenAPI document with paths and components.schemas is expected`,
    );
  });

  it('names a reference that leads nowhere', async () => {
    const parameters = [{ $ref: '#/components/parameters/Absent' }];
    await expect(generated({ parameters })).rejects.toThrow(
      '#/components/parameters/Absent does not lead to',
    );
  });

  it('writes integers of 64 bits as numbers or text, others as numbers', async () => {
    const text = await generated(
      {},
      {
        Thing: {
          type: 'object',
          description: 'A thing.',
          required: ['id'],
          properties: {
            id: { type: 'integer', format: 'int64' },
            size: { type: 'integer', format: 'int32' },
          },
        },
      },
    );
    expect(text).toMatch(/export interface Thing \{[^}]*\bid: Int64;[^}]*\bsize\?: number;/);
  });

  it('is lenient where callers write, exact where they read', async () => {
    const properties = { tags: { type: 'array', items: { type: 'string' } } };
    const thing = { type: 'object', properties };
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Written' } } };
    const text = await generated({ requestBody: { content } }, { Written: thing, Read: thing });
    expect(text).toMatch(/interface Written \{\s*tags\?: readonly string\[\] \| undefined;\s*\}/);
    expect(text).toMatch(/interface Read \{\s*tags\?: string\[\];\s*\}/);
  });

  it('refers to other schemas by name, also those that lead back to themselves', async () => {
    const text = await generated(
      {},
      {
        Tree: {
          type: 'object',
          properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
        },
        Forest: { oneOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] },
      },
    );
    expect(text).toMatch(/interface Tree \{\s*children\?: Tree\[\];/);
    expect(text).toContain('export type Forest = Tree | null;');
  });
});

describe('codegen/resolver-types.ts', () => {
  it('lets an argument with a default value be null', async () => {
    const { prepend = [] } = await resolverTypes(schema, [], { federation: true });
    expect(prepend.join('\n')).toContain('[P in K]-?: T[P]');
    expect(prepend.join('\n')).not.toContain('[P in K]-?: NonNullable<T[P]>');
  });
});

describe('codegen/notice.ts', () => {
  it('puts a comment in front', async () => {
    expect(await notice(schema, [], { notice: 'Made.' })).toEqual({ prepend: ['// Made.'], content: '' });
  });

  it('asks for the text', () => {
    expect(() => notice(schema, [], {})).toThrow(/`notice`.*must be set/);
  });
});
