import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { toContactPatch } from '../../writes/contact-input.ts';
import { writeContact } from '../../writes/contact-write.ts';

export const patchPersonalContact: NonNullable<MutationResolvers['patchPersonalContact']> = (
  _root,
  { input },
  context,
) =>
  writeContact(input, context, (client, target) =>
    client.patchContact(target, toContactPatch(input.contact, target.dialingPlan)),
  );
