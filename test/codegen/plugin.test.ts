import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const generated = async (...parts: Parameters<typeof documentWith>): Promise<string> =>
  (await generate({ document: documentWith(...parts), ...modules })).replaceAll('"', "'");

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

  it('names a file that is not an OpenAPI document', async () => {
    const document = join(directory, 'other.yaml');
    writeFileSync(document, 'a: 1');
    await expect(generate({ document, ...modules })).rejects.toThrow(
      `${document}: expected an OpenAPI document with paths and components.schemas`,
    );
  });

  it('names a reference to something that does not exist', async () => {
    const parameters = [{ $ref: '#/components/parameters/Absent' }];
    await expect(generated({ parameters })).rejects.toThrow(
      '#/components/parameters/Absent does not point to',
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
    expect(text).toMatch(/ Thing: \{[^}]*\breadonly id: Int64;[^}]*\breadonly size\?: number;/);
  });

  it('makes everything read-only, including lists', async () => {
    const tags = { type: 'array', items: { type: 'string' } };
    const text = await generated({}, { Thing: { type: 'object', properties: { tags } } });
    expect(text).toMatch(/readonly Thing: \{\s*readonly tags\?: readonly string\[\];\s*\}/);
    expect(text).toContain("export type Thing = components['schemas']['Thing'];");
  });

  it('refers to other schemas by name, also recursive ones', async () => {
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
    expect(text).toMatch(/ Tree: \{\s*readonly children\?: readonly components\['schemas'\]\['Tree'\]\[\];/);
    expect(text).toContain("Forest: components['schemas']['Tree'] | null;");
  });

  it('writes the shapes of responses, members first', async () => {
    const text = await generated(
      {
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Page' } } } },
        },
      },
      {
        Page: {
          type: 'object',
          required: ['items'],
          properties: {
            items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
            next: { type: 'string', 'x-absence-has-meaning': true },
          },
        },
        Item: {
          allOf: [
            { $ref: '#/components/schemas/Name' },
            { type: 'object', properties: { id: { type: 'integer', format: 'int64' } } },
          ],
          'x-record': ['id'],
        },
        Name: { type: 'object', properties: { kind: { $ref: '#/components/schemas/Kind' }, any: {} } },
        Kind: { type: 'string', enum: ['A', 'B'] },
        Unused: { type: 'object', properties: {} },
      },
    );
    const shapes = text.slice(
      text.indexOf('const ItemShape'),
      text.indexOf('/** The data that clients need'),
    );
    expect(shapes.replaceAll(/\s+|,(?=\s*[)}])/g, '')).toBe(
      "constItemShape=objectShape<Item&{readonlyid:NonNullable<Item['id']>}>" +
        "({kind:'string',any:'any',id:'int64'},{identity:['id']});" +
        "constPageShape=objectShape<Page>({items:[ItemShape],next:'string'},{required:['items'],withMeaning:['next']});" +
        'exportconstshapes={Item:ItemShape,Page:PageShape};',
    );
    expect(text).toContain('answer: PageShape');
  });

  it('refuses a recursive response', async () => {
    const schema = { $ref: '#/components/schemas/Tree' };
    await expect(
      generated(
        { responses: { 200: { content: { 'application/json': { schema } } } } },
        { Tree: { type: 'object', properties: { child: schema } } },
      ),
    ).rejects.toThrow('Tree contains itself');
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
  it('puts a comment at the top', async () => {
    expect(await notice(schema, [], { notice: 'Made.' })).toEqual({ prepend: ['// Made.'], content: '' });
  });

  it('requires the text', () => {
    expect(() => notice(schema, [], {})).toThrow(/`notice`.*must be set/);
  });
});
