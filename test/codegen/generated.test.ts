import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { generate } from '../../codegen/openapi.ts';
import * as google from '../../src/__generated__/google-people.ts';
import * as ringcentral from '../../src/__generated__/ringcentral.ts';

import { DOCUMENT_FILES } from './support.ts';

const modules = {
  operationModule: '../clients/http/operation.ts',
  shapeModule: '../clients/http/json.ts',
};

describe.each(DOCUMENT_FILES)('the module generated from %s', (document) => {
  const file = document.replace('schema/upstreams', 'src/__generated__').replace('.yaml', '.ts');

  it('equals the committed one', async () => {
    expect(await generate({ document, ...modules })).toBe(readFileSync(file, 'utf8'));
  });

  it('says how it is generated', () => {
    expect(readFileSync(file, 'utf8').split('\n')[0]).toMatch(`npm run codegen\` from ${document}`);
  });

  it('is erasable TypeScript without escape hatches', () => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/\benum \w+ \{|\bnamespace\b|\bany\b(?=[;,\])])/);
  });
});

describe('field masks', () => {
  const { fieldMasks } = google;

  it('follow the sources of a list', () => {
    const { READ_SOURCE_TYPE_CONTACT: contact, READ_SOURCE_TYPE_PROFILE: profile } =
      fieldMasks.listOtherContacts.readMask;
    expect(contact).toEqual(['emailAddresses', 'metadata', 'names', 'phoneNumbers', 'photos']);
    expect(profile).toHaveLength(29);
    expect(profile).toEqual(expect.arrayContaining([...contact]));
    expect(fieldMasks.getPerson.personFields).toEqual(profile);
    expect(fieldMasks.batchGetPeople.personFields).toEqual(profile);
    expect(fieldMasks.copyOtherContactToMyContactsGroup.readMask).toEqual(profile);
  });

  it('are narrower for searches and copies', () => {
    expect(fieldMasks.searchOtherContacts.readMask).toEqual([
      'emailAddresses',
      'metadata',
      'names',
      'phoneNumbers',
    ]);
    expect(fieldMasks.copyOtherContactToMyContactsGroup.copyMask).toEqual([
      'emailAddresses',
      'names',
      'phoneNumbers',
    ]);
  });
});

describe('limits', () => {
  it('are those of the services', () => {
    expect(google.limits.listOtherContacts.pageSize).toEqual({ minimum: 1, maximum: 1000, default: 100 });
    expect(google.limits.searchOtherContacts.pageSize.maximum).toBe(30);
    expect(google.limits.batchGetPeople.resourceNames.maxItems).toBe(200);
    expect(ringcentral.limits.listContacts.perPage.maximum).toBe(1000);
    expect(ringcentral.limits.syncAddressBook.perPage.maximum).toBe(250);
    expect(ringcentral.limits.readContact.contactId.batchSize).toBe(30);
    expect(ringcentral.limits.addressBookBulkUpload).toEqual({
      records: { minItems: 1, maxItems: 500 },
      'records.contacts': { minItems: 1, maxItems: 10_000 },
    });
  });
});

// The compiler checks the following types; a run only shows that the values exist.
describe('types', () => {
  it('accept undefined for optional members, readonly lists, and ids as text', () => {
    const sortBy: readonly ringcentral.SortBy[] = ['FirstName'];
    const list: ringcentral.Operations['listContacts']['parameters'] = {
      accountId: '~',
      extensionId: '~',
      page: undefined,
      sortBy,
    };
    const read: ringcentral.Operations['readContact']['parameters'] = {
      ...list,
      contactId: ['9007199254740993', 1],
    };
    expect([list.sortBy, read.contactId]).toHaveLength(2);
  });

  it('distinguish removing an attribute from keeping it', () => {
    const patch: ringcentral.Operations['patchContact']['body'] = { homePhone: null, homeAddress: null };
    // @ts-expect-error A whole contact has no attribute that is null.
    const whole: ringcentral.Operations['createContact']['body'] = { homePhone: null };
    expect([patch, whole]).toHaveLength(2);
  });

  it('require what the service requires', () => {
    // @ts-expect-error Without a mask the service refuses the call.
    const withoutMask: google.Operations['listOtherContacts']['parameters'] = { pageSize: 1 };
    const withSystem: google.Operations['listOtherContacts']['parameters'] = {
      readMask: 'names',
      '$.xgafv': '2',
      prettyPrint: false,
    };
    // @ts-expect-error Enumerations are closed.
    const badSort: ringcentral.SortBy = 'Birthday';
    expect([withoutMask, withSystem, badSort]).toHaveLength(3);
  });

  it('have no body when the service accepts or sends none', () => {
    const nothing: [
      ringcentral.Operations['readContact']['body'],
      ringcentral.Operations['deleteContact']['response'],
      ringcentral.Operations['revokeToken']['response'],
    ] = [undefined, undefined, undefined];
    expect(nothing).toEqual([undefined, undefined, undefined]);
  });
});
