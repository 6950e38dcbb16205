import type { ApiCall, ApiMethod } from './api-method.ts';
import { SCOPES } from './credentials.ts';
import {
  ApiError,
  errorOfCode,
  invalidArgument,
  invalidValue,
  unknownMember,
  unreadableBody,
} from './errors.ts';
import { readContactName } from './ids.ts';
import { COPY_MASK, type Mask, PROFILE_MASK, readMask } from './masks.ts';
import { type MaskField, renderPerson } from './person.ts';
import { readSources, sourceTypes } from './sources.ts';

interface CopyRequest {
  readonly copyMask?: string;
  readonly readMask?: string;
  readonly sources?: readonly unknown[];
}

const aText = (field: string, value: unknown): string => {
  if (typeof value === 'string') return value;
  throw invalidValue(field, 'type.googleapis.com/google.protobuf.FieldMask', JSON.stringify(value));
};

/** Parses the body as the request message, and refuses unknown members and wrong types. */
const readBody = (body: Buffer): CopyRequest => {
  let value: unknown;
  try {
    value = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw unreadableBody();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadableBody();
  const request: { copyMask?: string; readMask?: string; sources?: readonly unknown[] } = {};
  for (const [name, member] of Object.entries(value)) {
    if (name === 'copyMask') request.copyMask = aText('copy_mask', member);
    else if (name === 'readMask') request.readMask = aText('read_mask', member);
    else if (name === 'sources') request.sources = Array.isArray(member) ? (member as unknown[]) : [member];
    else throw unknownMember(name);
  }
  return request;
};

/** Without a read mask the answer has the copied fields and the contact's memberships. */
const answerMask = (request: CopyRequest, copyMask: Mask, acceptsSnakeCase: boolean): Mask =>
  request.readMask === undefined || request.readMask === ''
    ? new Set<MaskField>([...copyMask, 'metadata', 'memberships'])
    : readMask(request.readMask, { name: 'readMask', allowed: PROFILE_MASK, acceptsSnakeCase });

const copy = ({ request, book, settings }: ApiCall): object => {
  const body = readBody(request.body);
  const acceptsSnakeCase = settings.acceptsSnakeCaseMasks;
  const copyMask = readMask(body.copyMask, { name: 'copyMask', allowed: COPY_MASK, acceptsSnakeCase });
  const mask = answerMask(body, copyMask, acceptsSnakeCase);
  const sources = sourceTypes(readSources(body.sources ?? []));
  const name = readContactName(request.params['resourceName'] ?? '');
  if (name === undefined) throw invalidArgument();
  const other = book.findOtherContact(name.id);
  if (other === undefined) throw new ApiError(errorOfCode(settings.missingCopyStatus));
  // The original stays, and there is no check for an earlier copy: copying twice creates two contacts.
  const contact = book.copy(
    other,
    COPY_MASK.filter((field) => copyMask.has(field)),
  );
  return renderPerson(contact, { mask, sources });
};

const SCOPES_OF_COPY = [SCOPES.contacts, SCOPES.otherContactsReadonly] as const;

/** `POST /v1/otherContacts/…:copyOtherContactToMyContactsGroup`. */
export const COPY_METHOD: ApiMethod = {
  method: 'POST',
  path: '/v1/{+resourceName}:copyOtherContactToMyContactsGroup',
  paths: /^\/v1\/otherContacts\/[^/]+:copy/,
  rpc: 'CopyOtherContactToMyContactsGroup',
  message: 'Person',
  parameters: [],
  scopes: SCOPES_OF_COPY,
  allows: ({ scopes }, { copyScopes }) =>
    copyScopes === 'both'
      ? SCOPES_OF_COPY.every((scope) => scopes.includes(scope))
      : SCOPES_OF_COPY.some((scope) => scopes.includes(scope)),
  cost: ({ copyReadCost }) => ({ write: 1, dailyWrite: 1, read: copyReadCost }),
  handle: copy,
};
