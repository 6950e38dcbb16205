import type { UpdatePersonalContactsResultResolvers } from '../__generated__/graphql.ts';

export const UpdatePersonalContactsResult = {
  personalContact: ({ outcome }) => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  },
} satisfies UpdatePersonalContactsResultResolvers;
