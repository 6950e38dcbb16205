import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

import type { OpenApiDocument, Schema } from '../../codegen/document.ts';

import { googlePeople, ringCentral } from './support.ts';

// The services generate their client libraries from their own documents: ours must have everything that those have.

/** Members of each interface in a declaration file. */
const interfacesIn = (file: string): ReadonlyMap<string, readonly string[]> => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return new Map(
    source.statements
      .filter((statement) => ts.isModuleDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      .flatMap((statement) =>
        ts.isInterfaceDeclaration(statement)
          ? [statement]
          : statement.body && ts.isModuleBlock(statement.body)
            ? statement.body.statements.filter(ts.isInterfaceDeclaration)
            : [],
      )
      .map(({ name, members }) => [
        name.text,
        members.flatMap((member) => (member.name ? [member.name.getText().replaceAll(/['"]/g, '')] : [])),
      ]),
  );
};

const propertiesOf = (document: OpenApiDocument, schema: Schema): readonly string[] => [
  ...Object.keys(schema.properties ?? {}),
  ...(schema.allOf ?? []).flatMap((part) =>
    propertiesOf(
      document,
      part.$ref ? (document.components.schemas[part.$ref.split('/').at(-1) ?? ''] ?? {}) : part,
    ),
  ),
];

const missing = (document: OpenApiDocument, name: string, official: readonly string[]): readonly string[] => {
  const ours = propertiesOf(document, document.components.schemas[name] ?? {});
  return official.filter((property) => !ours.includes(property));
};

describe('google-people', () => {
  const official = interfacesIn('node_modules/@googleapis/people/build/v1.d.ts');
  const shared = Object.keys(googlePeople.components.schemas).filter((name) =>
    official.has(`Schema$${name}`),
  );

  it('has the types of persons and responses', () => {
    expect(shared).toEqual(
      expect.arrayContaining([
        'Person',
        'Name',
        'Source',
        'ListOtherContactsResponse',
        'GetPeopleResponse',
        'Status',
      ]),
    );
    expect(shared.length).toBeGreaterThanOrEqual(49);
  });

  it.each(shared)('%s has exactly the same properties', (name) => {
    const theirs = official.get(`Schema$${name}`) ?? [];
    expect(missing(googlePeople, name, theirs)).toEqual([]);
    expect([...propertiesOf(googlePeople, googlePeople.components.schemas[name] ?? {})].sort()).toEqual(
      [...theirs].sort(),
    );
  });
});

describe('ringcentral', () => {
  const file = (name: string): string => `node_modules/@rc-ex/core/dist/definitions/${name}.d.mts`;
  const shared = Object.keys(ringCentral.components.schemas).filter((name) => existsSync(file(name)));

  it('has the types of contacts, favorites, syncs and uploads', () => {
    expect(shared).toEqual(
      expect.arrayContaining([
        'PersonalContactRequest',
        'PersonalContactResource',
        'ContactList',
        'FavoriteContactResource',
        'AddressBookSync',
        'AddressBookBulkUploadResponse',
        'TokenInfo',
      ]),
    );
  });

  it.each(shared)('%s has every property', (name) => {
    expect(missing(ringCentral, name, interfacesIn(file(name)).get(name) ?? [])).toEqual([]);
  });
});
