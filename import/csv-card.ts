import { addressKindOf, type Card, phoneKindOf, surplusOf, unknownLabels } from './card.ts';
import type { Address, AddressAttribute, AddressPart, Remark, TextAttribute } from './contact.ts';
import { type Column, GROUP_ADDRESS_PARTS, type GroupName } from './csv-columns.ts';

type Cell = readonly [Column, string];
type CellTo<To extends Column['to']> = readonly [Extract<Column, { readonly to: To }>, string];

/** How to read the cells of a file. */
export interface Layout {
  /** Null for columns that a contact has no field for. */
  readonly columns: readonly (Column | null)[];
  /** Whether the file was written by the export. */
  readonly isVerbatim: boolean;
}

/** The values in the cells of a record. */
export const toCard = ({ columns, isVerbatim }: Layout, cells: readonly string[]): Card => {
  const clean = isVerbatim ? withoutQuote : (cell: string) => withoutGuard(cell.trim());
  const split = isVerbatim ? (value: string) => [value] : listOf;
  const filled = cells.flatMap((cell, index): readonly Cell[] => {
    const column = columns[index];
    const value = clean(cell);
    return column == null || value === '' ? [] : [[column, value]];
  });
  const of = <To extends Column['to']>(to: To): readonly CellTo<To>[] =>
    filled.filter((cell): cell is CellTo<To> => cell[0].to === to);
  const valuesTo = (to: 'email' | 'webPage' | 'fullName'): readonly string[] =>
    of(to).flatMap(([, value]) => listOf(value));
  const groups = [...Map.groupBy(of('group'), ([{ group, number }]) => `${group} ${number}`).values()]
    .flatMap(toGroups)
    .sort((one, other) => Number(other.isPreferred) - Number(one.isPreferred));
  const groupsOf = (name: string) => groups.filter(({ group }) => group === name);

  return {
    texts: [
      ...of('text').flatMap(([column, value]) => toTexts(column, split(value))),
      ...birthdayOf(of('birth')),
    ],
    addresses: toAddresses(of('address'), split),
    fullNames: valuesTo('fullName'),
    emails: [...valuesTo('email'), ...groupsOf('email').flatMap(({ values }) => values)],
    phones: [
      ...of('phone').flatMap(([{ kind }, value]) => listOf(value).map((one) => ({ kind, value: one }))),
      ...groupsOf('phone').flatMap(({ values, label }) =>
        values.map((value) => ({ kind: phoneKindOf(label), value })),
      ),
    ],
    labelledAddresses: groupsOf('address').flatMap(({ address, label }) =>
      address === undefined ? [] : [{ kind: addressKindOf(label), address }],
    ),
    webPages: [...valuesTo('webPage'), ...groupsOf('website').flatMap(({ values }) => values)],
    leftOut: [
      ...groupsOf('address').flatMap(({ surplus }) => surplus ?? []),
      ...labelRemarks(of('group')),
      ...birthRemarks(of('birth')),
    ],
  };
};

/**
 * Exporters keep spreadsheets from running a value as a formula: they put a quote before it (`'+1…`, as the import's own report does), or
 * they write it as a formula for a text (`="+1…"`).
 */
const withoutGuard = (cell: string): string => {
  const text = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1];
  return text === undefined ? withoutQuote(cell) : text.replaceAll('""', '"').trim();
};

/** Text that spreadsheets may run as a formula. A quote that is part of the value is kept: the export adds one before it too. */
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

const withoutQuote = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** Google joins several values of one label with ` ::: `. */
const listOf = (value: string): readonly string[] =>
  value.split(/(?:^|\s+):::(?:\s+|$)/).filter((one) => one !== '');

const toTexts = (
  { attribute }: CellTo<'text'>[0],
  values: readonly string[],
): readonly (readonly [TextAttribute, string])[] =>
  (attribute === 'notes' ? [values.join('\n')] : values).map((one) => [attribute, one]);

/** Joins a date whose parts are in separate columns. A missing year is written as in `--01-31`. */
const birthdayOf = (cells: readonly CellTo<'birth'>[]): readonly (readonly ['birthday', string])[] => {
  if (cells.length === 0) return [];
  const part = (name: string): string => cells.find(([column]) => column.part === name)?.[1] ?? '';
  const [month, day] = [part('month'), part('day')].map((text) => (text === '' ? '' : text.padStart(2, '0')));
  const parts = [part('year') || '-', month, day].filter(Boolean);
  return [['birthday', parts.join('-')]];
};

/** When two columns have the same part of a birthday, the first one is used. */
const birthRemarks = (cells: readonly CellTo<'birth'>[]): readonly Remark[] =>
  cells.flatMap(([{ part }, value]) => {
    const first = cells.find(([column]) => column.part === part);
    return first?.[1] === value
      ? []
      : [{ attribute: 'birthday', value, reason: `the ${part} of the birthday occurs twice` }];
  });

/** A label that names no kind is lost, whether or not it has a value. */
const labelRemarks = (cells: readonly CellTo<'group'>[]): readonly Remark[] =>
  cells
    .filter(([{ part }]) => isLabel(part))
    .flatMap(([{ group }, value]) =>
      unknownLabels(listOf(value)).map((label) => ({
        attribute: group,
        value: label,
        reason: 'is a label that a contact has no field for',
      })),
    );

/** One or more values with a common label. */
interface Group {
  readonly group: GroupName | undefined;
  readonly label: string;
  readonly isPreferred: boolean;
  readonly values: readonly string[];
  readonly address?: Address | undefined;
  readonly surplus?: readonly Remark[];
}

const toGroups = (cells: readonly CellTo<'group'>[]): readonly Group[] => {
  // A header may contain the same column twice.
  const lists = new Map(
    [...Map.groupBy(cells, ([{ part }]) => part)].map(([part, same]) => [
      part,
      same.flatMap(([, value]) => listOf(value)),
    ]),
  );
  const labels = [...(lists.get('label') ?? []), ...(lists.get('type') ?? [])];
  const label = labels.join(' ');
  const group = cells[0]?.[0].group;
  // Google marks the preferred one with an asterisk.
  const common = { group, label, isPreferred: labels.some((text) => /^\*(?:\s|$)/.test(text)) };
  if (group !== 'address') return [{ ...common, values: lists.get('value') ?? [] }];
  const count = Math.max(...[...lists].map(([part, list]) => (isLabel(part) ? 0 : list.length)));
  return Array.from({ length: count }, (_, index) => {
    const parts = [...lists].flatMap(([part, list]): readonly (readonly [AddressPart, string])[] => {
      const [target, value] = [GROUP_ADDRESS_PARTS[part], list[index]];
      return target === undefined || value === undefined ? [] : [[target, value]];
    });
    const formatted = lists.get('formatted')?.[index] ?? '';
    const address = toAddress(parts, formatted);
    return { ...common, values: [], address, surplus: surplusOf(formatted, address ?? {}) };
  });
};

const isLabel = (part: string): boolean => part === 'label' || part === 'type';

const toAddresses = (
  cells: readonly CellTo<'address'>[],
  split: (value: string) => readonly string[],
): readonly (readonly [AddressAttribute, Address])[] =>
  [...Map.groupBy(cells, ([{ attribute }]) => attribute)].flatMap(([attribute, parts]) => {
    const lines = parts.map(([{ part }, value]) => [part, split(value).join('\n')] as const);
    const address = toAddress(lines);
    return address === undefined ? [] : [[attribute, address] as const];
  });

/** A part that occurs several times becomes several lines. */
const toAddress = (
  parts: readonly (readonly [AddressPart, string])[],
  formatted = '',
): Address | undefined => {
  if (parts.length === 0) return formatted === '' ? undefined : { street: formatted };
  const address: Partial<Record<AddressPart, string>> = {};
  for (const [part, value] of parts) {
    const before = address[part];
    address[part] = before === undefined ? value : `${before}\n${value}`;
  }
  return address;
};
