import type { ApiCall, ApiMethod } from './api-method.ts';
import { SCOPES } from './credentials.ts';
import {
  ApiError,
  errorOfCode,
  errorOfStatus,
  type GoogleError,
  insufficientScope,
  invalidArgument,
  notFound,
  type RpcStatus,
} from './errors.ts';
import { readContactName } from './ids.ts';
import { type Mask, PROFILE_MASK, readMask } from './masks.ts';
import { type Person, type PersonRecord, renderPerson, type SourceType, type View } from './person.ts';
import { readSources, sourceTypes } from './sources.ts';

const MAX_NAMES = 200;

/** The numbers of google.rpc.Code, which items of a batch answer have. */
const RPC_CODES: Readonly<Partial<Record<RpcStatus, number>>> = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  PERMISSION_DENIED: 7,
  INTERNAL: 13,
  UNAVAILABLE: 14,
};

/** `personFields`, or the older `requestMask.includeField`, whose paths begin with `person.`. */
const readPersonFields = ({ query, settings }: ApiCall): Mask => {
  const current = query.string('personFields');
  const legacy = query.string('requestMask.includeField');
  const usesLegacy = current === undefined && legacy !== undefined;
  const text = usesLegacy ? legacy.replace(/(^|,)person\./g, '$1') : current;
  return readMask(text, {
    name: 'personFields',
    allowed: PROFILE_MASK,
    acceptsSnakeCase: usesLegacy || settings.acceptsSnakeCaseMasks,
  });
};

const has = ({ grant }: ApiCall, ...scopes: readonly string[]): boolean =>
  scopes.some((scope) => grant.scopes.includes(scope));

/** An other contact as `people/c…`, the name that its copy would have. Found only when its source is requested. */
const findAsPerson = (
  call: ApiCall,
  id: bigint,
  sources: ReadonlySet<SourceType>,
): PersonRecord | undefined => {
  const isServed = call.settings.servesOtherContactsByGet && sources.has('OTHER_CONTACT');
  if (!isServed || !has(call, SCOPES.otherContactsReadonly)) return undefined;
  const other = call.book.findOtherContact(id);
  return other && { ...other.person, resourceName: `people/c${id}` };
};

const findPerson = (call: ApiCall, name: string, view: View): PersonRecord | undefined => {
  const contact = readContactName(name);
  if (contact === undefined) return call.book.findProfile(name.slice('people/'.length));
  const found = call.book.findContact(contact.id, call.settings.copyPropagationMs);
  if (found === undefined) return findAsPerson(call, contact.id, view.sources);
  if (!has(call, SCOPES.contacts, SCOPES.contactsReadonly)) {
    throw insufficientScope('GetPerson', [SCOPES.contacts, SCOPES.contactsReadonly]);
  }
  return found;
};

/** A caller with only the e-mail scope may not read anything else, not even the own name. */
const checkOwnScopes = (call: ApiCall, name: string, mask: Mask): void => {
  if (name === 'people/me' && call.settings.refusesOwnProfile) throw new ApiError(errorOfCode(403));
  const covers = [...mask].every((field) => field === 'emailAddresses' || field === 'metadata');
  if (name !== 'people/me' || covers || call.grant.scopes.some((scope) => scope !== SCOPES.email)) return;
  throw insufficientScope('GetPerson', [SCOPES.profile, SCOPES.contacts, SCOPES.contactsReadonly]);
};

/** One person by `people/…` name, filtered by mask and sources. */
const read = (call: ApiCall, name: string, view: View): Person => {
  checkOwnScopes(call, name, view.mask);
  const record = findPerson(call, name, view);
  if (record === undefined) throw notFound();
  return renderPerson(record, view);
};

const viewOf = (call: ApiCall): View => ({
  mask: readPersonFields(call),
  sources: sourceTypes(readSources(call.query.strings('sources'))),
});

const failedItem = (name: string, { code, status, message }: GoogleError): object => ({
  requestedResourceName: name,
  status: { code: RPC_CODES[status] ?? 2, message },
  httpStatusCode: code,
});

const readItem = (call: ApiCall, name: string, view: View): object => {
  const outcome = call.settings.batchGetOutcomes[name];
  if (outcome !== undefined && outcome !== 'missing') return failedItem(name, errorOfStatus(outcome));
  if (!/^people\/[^/]+$/.test(name)) {
    return failedItem(name, errorOfCode(call.settings.batchGetForeignNameCode === 5 ? 404 : 400));
  }
  try {
    const person = read(call, name, view);
    return { httpStatusCode: 200, person, requestedResourceName: name, status: {} };
  } catch (error) {
    if (error instanceof ApiError) return failedItem(name, error.error);
    throw error;
  }
};

const readBatch = (call: ApiCall): object => {
  const names = call.query.strings('resourceNames');
  if (names.length === 0 || names.length > MAX_NAMES) throw invalidArgument();
  const view = viewOf(call);
  const responses = names
    .filter((name) => call.settings.batchGetOutcomes[name] !== 'missing')
    .map((name) => readItem(call, name, view));
  return { responses: call.settings.batchGetOrder === 'request' ? responses : responses.reverse() };
};

const READ_SCOPES: readonly string[] = Object.values(SCOPES);

/** `GET /v1/people/…`. */
export const GET_METHOD: ApiMethod = {
  method: 'GET',
  path: '/v1/{+resourceName}',
  paths: /^\/v1\/people\/[^/:]+$/,
  rpc: 'GetPerson',
  message: 'Person',
  parameters: ['personFields', 'requestMask.includeField', 'sources'],
  scopes: READ_SCOPES,
  cost: () => ({ read: 1 }),
  handle: (call) => read(call, call.request.params['resourceName'] ?? '', viewOf(call)),
};

/** `GET /v1/people:batchGet`: a status per name inside one 200. */
export const BATCH_GET_METHOD: ApiMethod = {
  method: 'GET',
  path: '/v1/people:batchGet',
  rpc: 'BatchGetPeople',
  message: 'GetPeopleResponse',
  parameters: ['personFields', 'requestMask.includeField', 'resourceNames', 'sources'],
  scopes: READ_SCOPES,
  cost: () => ({ read: 1 }),
  handle: readBatch,
};
