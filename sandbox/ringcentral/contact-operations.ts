import type { CountryCode } from 'libphonenumber-js/min';

import { queryValue, type UpstreamResponse } from '../kit/index.ts';

import { type PutBody, readJson, readPutBodies } from './body.ts';
import { type BulkItem, bulkResponse, failedItem, isContactId, readIds } from './bulk.ts';
import { applyChange, type ContactReading, readContactBody } from './contact-input.ts';
import { type Contact, type ContactFields, wireContact } from './contact.ts';
import * as errors from './errors.ts';
import type { Operation, OperationContext } from './gate.ts';
import type { JsonObject } from './json.ts';
import { findContacts, listPage, readListQuery } from './listing.ts';
import { dialingCountry } from './phone-number.ts';
import { dropFavorites, type Store } from './store.ts';

const collectionUri = ({ extensionUri }: OperationContext): string => `${extensionUri}/address-book/contact`;

export const contactUri = (context: OperationContext, id: string): string =>
  `${collectionUri(context)}/${id}`;

const wire = (context: OperationContext, contact: Contact): JsonObject =>
  wireContact(contact, contactUri(context, contact.id), context.settings.escapeNames);

const dialingPlan = ({ request, country }: OperationContext): CountryCode => {
  const asked = queryValue(request, 'dialingPlan');
  if (asked === undefined || asked === '') return country;
  const found = dialingCountry(asked);
  if (found === undefined) throw errors.refuse(errors.invalidParameter('dialingPlan', asked));
  return found;
};

const listContacts = (context: OperationContext): UpstreamResponse => {
  const { request, settings, book } = context;
  const query = readListQuery(request, settings);
  const found = findContacts(book(), query, settings);
  return errors.jsonResponse(
    200,
    listPage(found, query, settings, collectionUri(context), (contact) => wire(context, contact)),
  );
};

const createContact = (context: OperationContext): UpstreamResponse => {
  const { request, settings, book } = context;
  const reading = readContactBody(readJson(request), { country: dialingPlan(context), settings });
  if ('failure' in reading) throw errors.refuse(reading.failure);
  if (book().size() >= settings.bookLimit) {
    throw errors.refuse({
      status: 400,
      body: errors.errorBody([errors.bookFullEntry(settings.bookFullCode, settings.bookLimit)]),
    });
  }
  return errors.jsonResponse(200, wire(context, book().create(applyChange({}, reading.change, 'replace'))));
};

/** Calls `act` for each valid id, in the order of the request; the result of an invalid id is an error. */
const actOn = (ids: readonly string[], act: (id: string, index: number) => BulkItem): readonly BulkItem[] =>
  ids.map((id, index) =>
    isContactId(id) ? act(id, index) : failedItem(id, errors.invalidParameter('contactId', id)),
  );

/** One id gets a plain response, several get a 207. */
const answerFor = (context: OperationContext, items: readonly BulkItem[]): UpstreamResponse => {
  const [only] = items;
  return items.length === 1 && only !== undefined
    ? errors.jsonResponse(only.status, only.body)
    : bulkResponse(context.request, items, (id) => contactUri(context, id), context.settings);
};

const idsOf = ({ request, settings }: OperationContext): readonly string[] =>
  readIds(request.params['contactId'] ?? '', settings);

const readContact = (context: OperationContext): UpstreamResponse => {
  const items = actOn(idsOf(context), (id) => {
    const contact = context.book().get(id);
    return contact === undefined
      ? failedItem(id, errors.notFound('contactId'))
      : { id, status: 200, body: wire(context, contact) };
  });
  return answerFor(context, items);
};

/** Changes one contact. `next` returns the new attributes. */
const change = (
  context: OperationContext,
  id: string,
  read: () => ContactReading,
  next: (fields: ContactFields, reading: Extract<ContactReading, { change: unknown }>) => ContactFields,
): BulkItem => {
  const contact = context.book().get(id);
  if (contact === undefined) return failedItem(id, errors.notFound('contactId'));
  const reading = read();
  if ('failure' in reading) return failedItem(id, reading.failure);
  const changed = context.book().replace(id, next(contact.fields, reading)) ?? contact;
  return { id, status: 200, body: wire(context, changed) };
};

const putBodies = (context: OperationContext): readonly PutBody[] => {
  const { request, settings } = context;
  const isWildcard = settings.bulkWildcard && request.params['contactId'] === '*';
  const bodies = readPutBodies(request, isWildcard ? undefined : idsOf(context), settings);
  // The limits on ids in a path also apply to ids in a body.
  if (isWildcard) readIds(bodies.map(({ id }) => id).join(','), settings);
  return bodies;
};

const updateContact = (context: OperationContext): UpstreamResponse => {
  const { settings } = context;
  const country = dialingPlan(context);
  const bodies = putBodies(context);
  const ids = bodies.map(({ id }) => id);
  const items = actOn(ids, (id, index) =>
    change(
      context,
      id,
      () => readContactBody(bodies[index]?.body, { country, settings, id }),
      (fields, reading) =>
        applyChange(settings.putSemantics === 'merge' ? fields : {}, reading.change, settings.putSemantics),
    ),
  );
  return answerFor(context, items);
};

const patchContact = (context: OperationContext): UpstreamResponse => {
  const { request, settings } = context;
  const id = request.params['contactId'] ?? '';
  // Only GET, PUT and DELETE accept several ids. Here a list of ids is an invalid id.
  if (!isContactId(id)) throw errors.refuse(errors.invalidParameter('contactId', id));
  const country = dialingPlan(context);
  const body = readJson(request);
  const item = change(
    context,
    id,
    () => readContactBody(body, { country, settings, id }),
    (fields, reading) => applyChange(fields, reading.change, settings.patchAddresses),
  );
  return answerFor(context, [item]);
};

const deleteContact = (context: OperationContext, store: Store): UpstreamResponse => {
  const items = actOn(idsOf(context), (id) =>
    context.book().remove(id) ? { id, status: 204 } : failedItem(id, errors.notFound('contactId')),
  );
  const deleted = items.filter(({ status }) => status === 204);
  dropFavorites(
    store,
    context.extensionId,
    deleted.map(({ id }) => id),
    context.settings,
  );
  // When everything succeeded, there are no results per id.
  return deleted.length === items.length ? { status: 204 } : answerFor(context, items);
};

const COLLECTION = '/extension/{extensionId}/address-book/contact';
const READING = {
  group: 'heavy',
  appPermission: 'ReadContacts',
  userPermission: 'ReadPersonalContacts',
} as const;
const WRITING = {
  group: 'heavy',
  appPermission: 'Contacts',
  userPermission: 'EditPersonalContacts',
} as const;

/** The operations on contacts. */
export const contactOperations = (store: Store): readonly Operation[] => [
  { method: 'GET', path: COLLECTION, ...READING, handle: listContacts },
  { method: 'POST', path: COLLECTION, ...WRITING, handle: createContact },
  { method: 'GET', path: `${COLLECTION}/{contactId}`, ...READING, handle: readContact },
  { method: 'PUT', path: `${COLLECTION}/{contactId}`, ...WRITING, handle: updateContact },
  { method: 'PATCH', path: `${COLLECTION}/{contactId}`, ...WRITING, handle: patchContact },
  {
    method: 'DELETE',
    path: `${COLLECTION}/{contactId}`,
    ...WRITING,
    handle: (context) => deleteContact(context, store),
  },
];
