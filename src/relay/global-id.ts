import { decodeOpaque, encodeOpaque, RelayInputError } from './opaque-argument.ts';

/** The object types that implement `Node`. */
export type NodeTypeName = 'Person' | 'PersonalContact' | 'Favorite' | 'Extension';

/** A node's type and native key, which its id contains. */
export interface GlobalId {
  readonly type: NodeTypeName;
  readonly key: readonly string[];
}

/** Native key of a personal contact. All three are the real decimal ids, never `~`. */
export interface PersonalContactKey {
  readonly accountId: string;
  readonly extensionId: string;
  readonly contactId: string;
}

/** The extension of the contacts or favorites. Both are the real decimal ids, never `~`. */
export interface BookKey {
  readonly accountId: string;
  readonly extensionId: string;
}

/** The target of a favorite: a contact of the same book, or an extension. `accountId` is set if it is another account's. */
export type FavoriteTarget =
  { readonly contactId: string } | { readonly extensionId: string; readonly accountId?: string };

export interface FavoriteKey extends BookKey {
  readonly target: FavoriteTarget;
}

/** The decoded id of any node. */
export type NodeKey =
  | { readonly type: 'Person'; readonly resourceName: string }
  | ({ readonly type: 'PersonalContact' } & PersonalContactKey)
  | ({ readonly type: 'Favorite' } & FavoriteKey)
  | { readonly type: 'Extension'; readonly extensionId: string };

const VERSION = 1;
const DECIMAL = /^\d{1,20}$/;
// The characters that RFC 3986 allows unescaped in a path segment. A name with `?`, `#`, `%`, `\` or a dot segment would
// change the path of the upstream's URL.
const RESOURCE_NAME = /^(?:people|otherContacts)\/(?!\.{1,2}$)[\w.~!$&'()*+,;=:@-]+$/;

/** Whether the text is a decimal id of RingCentral: 1 to 20 digits, and not `~`. */
export const isDecimalId = (value: string): boolean => DECIMAL.test(value);

/** Longest resource name; Google's own have some 35 characters. */
export const MAX_RESOURCE_NAME = 200;

/** Whether the text is a resource name of Google People, `people/…` or `otherContacts/…`, of at most 200 characters. */
export const isResourceName = (value: string): boolean =>
  value.length <= MAX_RESOURCE_NAME && RESOURCE_NAME.test(value);

const isFavoriteKey = ([
  account,
  extension,
  kind,
  target,
  targetAccount,
  ...rest
]: readonly string[]): boolean =>
  [account, extension, target].every((part) => part !== undefined && isDecimalId(part)) &&
  rest.length === 0 &&
  (targetAccount === undefined
    ? kind === 'contact' || kind === 'extension'
    : // The book's own account is omitted, so that a favorite has only one id.
      kind === 'extension' && isDecimalId(targetAccount) && targetAccount !== account);

const KEY_SHAPES: Readonly<Record<NodeTypeName, (key: readonly string[]) => boolean>> = {
  Person: ([name, ...rest]) => name !== undefined && isResourceName(name) && rest.length === 0,
  PersonalContact: (key) => key.length === 3 && key.every(isDecimalId),
  Favorite: isFavoriteKey,
  Extension: (key) => key.length === 1 && key.every(isDecimalId),
};

const isNodeTypeName = (value: unknown): value is NodeTypeName =>
  typeof value === 'string' && Object.hasOwn(KEY_SHAPES, value);

/**
 * The global id of a node: opaque, versioned, and stable forever, because callers store it.
 * @throws TypeError if the key does not fit the type (such as `~` instead of a real id): a bug of ours, not the caller's
 */
export const encodeGlobalId = (type: NodeTypeName, key: readonly string[]): string => {
  if (!KEY_SHAPES[type](key))
    throw new TypeError(`${JSON.stringify(key)} is not the native key of a ${type}.`);
  return encodeOpaque('id', VERSION, JSON.stringify([type, ...key]));
};

/**
 * The type and native key of a global id. `argument` is the name used in errors: `id`, `ids[3]`.
 * @throws RelayInputError on everything but an unchanged id from `encodeGlobalId`
 */
export const decodeGlobalId = (id: string, argument = 'id'): GlobalId => {
  const [type, ...key] = decodeOpaque(id, { kind: 'id', version: VERSION, argument });
  const isStrings = (parts: readonly unknown[]): parts is readonly string[] =>
    parts.every((part) => typeof part === 'string');
  if (!isNodeTypeName(type) || !isStrings(key) || !KEY_SHAPES[type](key)) {
    throw new RelayInputError(
      `Argument \`${argument}\` is not an id of this service: it is damaged, cut short or made elsewhere. ` +
        `Pass the \`id\` of a ${Object.keys(KEY_SHAPES).join(', ')} exactly as it was returned.`,
    );
  }
  return { type, key };
};

const keyOfType = (id: string, expected: NodeTypeName, argument: string | undefined): readonly string[] => {
  const { type, key } = decodeGlobalId(id, argument);
  if (type === expected) return key;
  throw new RelayInputError(
    `Argument \`${argument ?? 'id'}\` must be the id of a ${expected}, but is the id of a ${type}.`,
  );
};

// Only called for parts that the shape check guarantees; `?? ''` satisfies the compiler.
const part = (key: readonly string[], index: number): string => key[index] ?? '';

const contactKeyOf = (key: readonly string[]): PersonalContactKey => ({
  accountId: part(key, 0),
  extensionId: part(key, 1),
  contactId: part(key, 2),
});

const favoriteTargetOf = ([, , kind, target = '', accountId]: readonly string[]): FavoriteTarget => {
  if (kind === 'contact') return { contactId: target };
  return accountId === undefined ? { extensionId: target } : { extensionId: target, accountId };
};

const favoriteKeyOf = (key: readonly string[]): FavoriteKey => ({
  accountId: part(key, 0),
  extensionId: part(key, 1),
  target: favoriteTargetOf(key),
});

/** `Person.id` of a resource name (`people/…`, `otherContacts/…`). */
export const personId = (resourceName: string): string => encodeGlobalId('Person', [resourceName]);

/** `PersonalContact.id`. @throws TypeError on `~`, because an id names the real book */
export const personalContactId = ({ accountId, extensionId, contactId }: PersonalContactKey): string =>
  encodeGlobalId('PersonalContact', [accountId, extensionId, contactId]);

/**
 * `Favorite.id`, made of book and target, so that it does not change when the favorite moves in the list. A target account
 * equal to the book's own gives the same id as none.
 */
export const favoriteId = ({ accountId, extensionId }: BookKey, target: FavoriteTarget): string => {
  if ('contactId' in target)
    return encodeGlobalId('Favorite', [accountId, extensionId, 'contact', target.contactId]);
  const isForeign = target.accountId !== undefined && target.accountId !== accountId;
  const key = [accountId, extensionId, 'extension', target.extensionId];
  return encodeGlobalId('Favorite', isForeign ? [...key, target.accountId] : key);
};

/** `Extension.id`. @throws TypeError on `~` */
export const extensionNodeId = (extensionId: string): string => encodeGlobalId('Extension', [extensionId]);

/** The resource name in a `Person.id`. @throws RelayInputError on any other id */
export const decodePersonId = (id: string, argument?: string): string =>
  part(keyOfType(id, 'Person', argument), 0);

/** The native key in a `PersonalContact.id`. @throws RelayInputError on any other id */
export const decodePersonalContactId = (id: string, argument?: string): PersonalContactKey =>
  contactKeyOf(keyOfType(id, 'PersonalContact', argument));

/** Book and target in a `Favorite.id`. @throws RelayInputError on any other id */
export const decodeFavoriteId = (id: string, argument?: string): FavoriteKey =>
  favoriteKeyOf(keyOfType(id, 'Favorite', argument));

/** The native key in the id of any node, for `node` and `nodes`. @throws RelayInputError if it is not an id */
export const decodeNodeId = (id: string, argument?: string): NodeKey => {
  const { type, key } = decodeGlobalId(id, argument);
  switch (type) {
    case 'Person':
      return { type, resourceName: part(key, 0) };
    case 'PersonalContact':
      return { type, ...contactKeyOf(key) };
    case 'Favorite':
      return { type, ...favoriteKeyOf(key) };
    case 'Extension':
      return { type, extensionId: part(key, 0) };
  }
};
