import { addressKindOf, type Card, phoneKindOf } from './card.ts';
import type { Address, AddressAttribute, AddressPart, TextAttribute } from './contact.ts';
import { type Column, GROUP_ADDRESS_PARTS } from './csv-columns.ts';

type Cell = readonly [Column, string];
type CellTo<To extends Column['to']> = readonly [Extract<Column, { readonly to: To }>, string];

/** What the cells of a record say; null for the columns that no contact has room for. */
export function toCard(columns: readonly (Column | null)[], cells: readonly string[]): Card {
  const filled = cells.flatMap((cell, index): readonly Cell[] => {
    const column = columns[index];
    const value = cell.trim();
    return column == null || value === '' ? [] : [[column, value]];
  });
  const of = <To extends Column['to']>(to: To): readonly CellTo<To>[] =>
    filled.filter((cell): cell is CellTo<To> => cell[0].to === to);
  const groups = [...Map.groupBy(of('group'), ([{ group, number }]) => `${group} ${number}`).values()].map(
    toGroup,
  );
  const valuesOf = (name: string) => groups.filter(({ group }) => group === name);

  return {
    texts: of('text').map(([{ attribute }, value]): readonly [TextAttribute, string] => [attribute, value]),
    addresses: toAddresses(of('address')),
    fullName: of('fullName')[0]?.[1],
    emails: valuesOf('email').flatMap(({ values }) => values),
    phones: [
      ...of('phone').map(([{ kind }, value]) => ({ kind, value })),
      ...valuesOf('phone').flatMap(({ values, label }) =>
        values.map((value) => ({ kind: phoneKindOf(label), value })),
      ),
    ],
    labelledAddresses: valuesOf('address').flatMap(({ address, label }) =>
      address === undefined ? [] : [{ kind: addressKindOf(label), address }],
    ),
    webPages: valuesOf('website').flatMap(({ values }) => values),
  };
}

/** Google joins several values of one label so. */
const SEPARATOR = ' ::: ';

function toGroup(cells: readonly CellTo<'group'>[]) {
  const part = (name: string): string => cells.find(([column]) => column.part === name)?.[1] ?? '';
  return {
    group: cells[0]?.[0].group,
    label: `${part('label')} ${part('type')}`,
    values: part('value')
      .split(SEPARATOR)
      .filter((value) => value !== ''),
    address: toAddress(
      cells.flatMap(([column, value]) => {
        const target = GROUP_ADDRESS_PARTS[column.part];
        return target === undefined ? [] : [[target, value]];
      }),
      part('formatted'),
    ),
  };
}

function toAddresses(cells: readonly CellTo<'address'>[]): readonly (readonly [AddressAttribute, Address])[] {
  return [...Map.groupBy(cells, ([{ attribute }]) => attribute)].flatMap(([attribute, parts]) => {
    const address = toAddress(parts.map(([{ part }, value]) => [part, value]));
    return address === undefined ? [] : [[attribute, address] as const];
  });
}

/** Parts that come several times are lines of the same part. */
function toAddress(parts: readonly (readonly [AddressPart, string])[], formatted = ''): Address | undefined {
  if (parts.length === 0) return formatted === '' ? undefined : { street: formatted };
  const address: Partial<Record<AddressPart, string>> = {};
  for (const [part, value] of parts) {
    const before = address[part];
    address[part] = before === undefined ? value : `${before}\n${value}`;
  }
  return address;
}
