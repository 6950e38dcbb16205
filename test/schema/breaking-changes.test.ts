import { describe, expect, it } from '@jest/globals';

import {
  compareWithDeclarations,
  findBreakingChanges,
  readDeclarations,
} from '../../scripts/breaking-changes.ts';

const BEFORE = `
  type Query { box(id: ID!, size: Int = 1): Box  boxes: [Box!]! }
  interface Node { id: ID! }
  type Box implements Node { id: ID! lid: Lid! label: String }
  enum Lid { OPEN SHUT }
  input BoxInput { label: String }
`;

describe('breaking changes', () => {
  it.each<[string, string, string]>([
    ['FIELD_REMOVED Box.label', ' label: String }\n  enum', ' }\n  enum'],
    ['FIELD_TYPE_CHANGED Box.lid', 'lid: Lid!', 'lid: Lid'],
    ['FIELD_TYPE_CHANGED Query.boxes', '[Box!]!', '[Box!]'],
    ['ENUM_VALUE_REMOVED Lid.SHUT', 'OPEN SHUT', 'OPEN'],
    ['OBJECT_TYPE_INTERFACE_REMOVED Box', 'type Box implements Node', 'type Box'],
    ['FIELD_ARGUMENT_REMOVED Query.box.size', ', size: Int = 1', ''],
    ['FIELD_ARGUMENT_TYPE_CHANGED Query.box.size', 'size: Int = 1', 'size: Int!'],
    ['INPUT_FIELD_ADDED BoxInput.lid', 'BoxInput {', 'BoxInput { lid: Lid!'],
    ['INPUT_FIELD_TYPE_CHANGED BoxInput.label', 'BoxInput { label: String', 'BoxInput { label: String!'],
    ['TYPE_REMOVED BoxInput', 'input BoxInput { label: String }', ''],
  ])('%s', async (change, from, to) => {
    const after = BEFORE.replace(from, to);
    expect(after).not.toBe(BEFORE);
    expect((await findBreakingChanges(BEFORE, after)).map((found) => found.change)).toEqual([change]);
  });

  it.each<[string, string, string]>([
    ['a new field', 'label: String }\n  enum', 'label: String  height: Int }\n  enum'],
    ['a field that becomes non-null', 'label: String }\n  enum', 'label: String! }\n  enum'],
    ['a new argument that is optional', 'id: ID!, ', 'id: ID!, color: String, '],
    ['a new enum value', 'OPEN SHUT', 'OPEN SHUT AJAR'],
    ['a new type', 'input BoxInput', 'type Bag { id: ID! }\n  input BoxInput'],
    ['a description', 'type Box', '"What things are in."\n  type Box'],
  ])('%s is not a breaking change', async (_name, from, to) => {
    const after = BEFORE.replace(from, to);
    expect(after).not.toBe(BEFORE);
    expect(await findBreakingChanges(BEFORE, after)).toEqual([]);
  });
});

describe('declarations', () => {
  const made = { change: 'FIELD_REMOVED Box.label', message: "Field 'label' was removed" };
  const declared = { change: 'FIELD_REMOVED Box.label', reason: 'Boxes have none.' };

  it('cover exactly the changes that they name', () => {
    expect(compareWithDeclarations([made], [declared])).toEqual([]);
    expect(compareWithDeclarations([made, { ...made, change: 'FIELD_REMOVED Box.lid' }], [declared])).toEqual(
      [expect.stringContaining('- { change: FIELD_REMOVED Box.lid, reason: … }')],
    );
  });

  it('may be empty', () => {
    expect([readDeclarations(''), readDeclarations('# nothing\n[]\n')]).toEqual([[], []]);
  });

  it.each<[string, RegExp]>([
    ['change: FIELD_REMOVED Box.label', /must be a list/],
    ['- FIELD_REMOVED Box.label', /Entry 1/],
    ['- { change: A B, reason: C }\n- { change: A B }', /Entry 2 .* is invalid/],
    ['- { change: A B, reason: " " }', /Entry 1 .* is invalid.*`change`.*`reason`/],
    ['- ~', /Entry 1/],
  ])('%j are refused', (text, message) => {
    expect(() => readDeclarations(text)).toThrow(message);
  });
});
