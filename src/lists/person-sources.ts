import type { PersonReadSource } from '../__generated__/graphql.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { ListSources } from '../loaders/other-contacts.ts';

import { demandItems, MAX_ENUM_VALUES } from './argument-limits.ts';

/** The argument for each of the sets, in the words of the schema. */
export const SOURCES_OF: Readonly<Record<ListSources, readonly PersonReadSource[]>> = {
  contact: ['CONTACT'],
  contactAndProfile: ['CONTACT', 'PROFILE'],
};

/** The two sets of sources that Google takes for lists; null means the default, as leaving the argument out does. */
export const listSources = (sources: readonly PersonReadSource[] | null | undefined): ListSources => {
  const set = new Set(demandItems(sources ?? ['CONTACT'], MAX_ENUM_VALUES, 'sources'));
  if (set.has('CONTACT') && set.size === 1) return 'contact';
  if (set.has('CONTACT') && set.has('PROFILE') && set.size === 2) return 'contactAndProfile';
  throw userInputError(
    `must be [CONTACT] or [CONTACT, PROFILE], but is [${[...set].join(', ')}].`,
    'sources',
  );
};
