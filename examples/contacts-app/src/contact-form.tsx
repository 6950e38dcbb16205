import { skipToken, useMutation, useQuery } from '@apollo/client/react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import type { ContactFieldsFragment, PersonalContactInput } from './__generated__/graphql.ts';
import { graphql } from './__generated__/index.ts';
import { addToContactList } from './contact-list.tsx';
import { errorText } from './systems.ts';

const EDITABLE_CONTACT = graphql(`
  query EditableContact($id: ID!) {
    node(id: $id) {
      ...ContactFields
    }
  }

  fragment ContactFields on PersonalContact {
    ...ContactRow
    firstName
    lastName
    jobTitle
    email
    mobilePhone
    businessPhone
    notes
  }
`);

const PATCH_CONTACT = graphql(`
  mutation PatchContact($input: PatchPersonalContactInput!) {
    patchPersonalContact(input: $input) {
      personalContact {
        ...ContactFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const CREATE_CONTACT = graphql(`
  mutation CreateContact($input: CreatePersonalContactInput!) {
    createPersonalContact(input: $input) {
      personalContact {
        ...ContactFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const FIELDS = [
  { name: 'firstName', label: 'First name', type: 'text' },
  { name: 'lastName', label: 'Last name', type: 'text' },
  { name: 'company', label: 'Company', type: 'text' },
  { name: 'jobTitle', label: 'Job title', type: 'text' },
  { name: 'mobilePhone', label: 'Mobile phone', type: 'tel' },
  { name: 'businessPhone', label: 'Business phone', type: 'tel' },
  { name: 'email', label: 'E-mail', type: 'email' },
  { name: 'notes', label: 'Notes', type: 'text' },
] as const;

/** Error messages by field name; `''` is for the whole form. */
type Faults = Readonly<Record<string, string>>;

/** An empty contact, to create. */
const NEW_CONTACT: ContactFieldsFragment = {
  __typename: 'PersonalContact',
  id: 'new',
  displayName: null,
  primaryEmailAddress: null,
  primaryPhoneNumber: null,
  firstName: null,
  lastName: null,
  company: null,
  jobTitle: null,
  email: null,
  mobilePhone: null,
  businessPhone: null,
  notes: null,
};

interface ContactFormProps {
  /** Null for a new contact. */
  readonly id: string | null;
  readonly onDone: () => void;
  readonly onMessage: (message: string) => void;
}

/**
 * A dialog to edit a contact. Saving closes it immediately and updates all lists. When the change is refused, the dialog opens again with
 * the errors next to their fields, and the lists are restored.
 */
export const ContactForm = ({ id, onDone, onMessage }: ContactFormProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const isSaving = useRef(false);
  const [faults, setFaults] = useState<Faults>({});
  const { data, error } = useQuery(
    EDITABLE_CONTACT,
    id === null ? skipToken : { variables: { id }, errorPolicy: 'all' },
  );
  const sendChanges = useSendChanges(id);
  const found = data?.node?.__typename === 'PersonalContact' ? data.node : undefined;
  const contact = id === null ? NEW_CONTACT : found;
  const isMissing = data !== undefined && contact === undefined;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);

  const refuse = (found: Faults) => {
    setFaults(found);
    dialog.current?.showModal();
  };

  const save = async (shown: ContactFieldsFragment, changes: PersonalContactInput) => {
    isSaving.current = true;
    dialog.current?.close();
    try {
      const answer = await sendChanges(shown, changes);
      const userErrors = answer?.userErrors ?? [];
      if (userErrors.length > 0) return refuse(faultsOf(userErrors));
      onMessage(`${answer?.personalContact?.displayName ?? 'The contact'} is saved.`);
      onDone();
    } catch (failure) {
      refuse({ '': `Nothing was changed. ${errorText(failure)}` });
    } finally {
      isSaving.current = false;
    }
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (contact === undefined) return;
    const changes = changesOf(contact, new FormData(event.currentTarget));
    if (Object.keys(changes).length > 0) void save(contact, changes);
    else if (id === null) setFaults({ '': 'Please fill in at least one field.' });
    else dialog.current?.close();
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby="contact-title"
      onClose={() => {
        if (!isSaving.current) onDone();
      }}
    >
      <form noValidate onSubmit={onSubmit}>
        <h2 id="contact-title">{id === null ? 'New contact' : (contact?.displayName ?? 'Contact')}</h2>
        <p role="alert">
          {faults['']}
          {error !== undefined && errorText(error)}
          {isMissing && error === undefined && 'This contact does not exist any more.'}
        </p>
        {contact !== undefined &&
          FIELDS.map(({ name, label, type }, index) => (
            <label key={name}>
              {label}
              <input
                name={name}
                type={type}
                defaultValue={contact[name] ?? ''}
                autoFocus={index === 0}
                autoComplete="off"
                aria-invalid={faults[name] !== undefined}
                aria-describedby={`${name}-fault`}
              />
              <span id={`${name}-fault`} className="fault">
                {faults[name]}
              </span>
            </label>
          ))}
        <div className="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" disabled={contact === undefined}>
            Save
          </button>
        </div>
      </form>
    </dialog>
  );
};

/** Writes a contact with an optimistic response. */
const useSendChanges = (id: string | null) => {
  const [patchContact] = useMutation(PATCH_CONTACT);
  const [createContact] = useMutation(CREATE_CONTACT, {
    update: (cache, { data }) => {
      const created = data?.createPersonalContact?.personalContact;
      if (created != null) addToContactList(cache, created);
    },
  });
  return async (shown: ContactFieldsFragment, changes: PersonalContactInput) => {
    const outcome = { personalContact: patched(shown, changes), userErrors: [] };
    if (id === null) {
      const { data } = await createContact({
        variables: { input: { contact: changes } },
        optimisticResponse: {
          createPersonalContact: { __typename: 'CreatePersonalContactPayload', ...outcome },
        },
      });
      return data?.createPersonalContact;
    }
    const { data } = await patchContact({
      variables: { input: { id, contact: changes } },
      optimisticResponse: { patchPersonalContact: { __typename: 'PatchPersonalContactPayload', ...outcome } },
    });
    return data?.patchPersonalContact;
  };
};

/** The changed fields; a field that was emptied is null. */
const changesOf = (contact: ContactFieldsFragment, form: FormData): PersonalContactInput =>
  Object.fromEntries(
    FIELDS.flatMap(({ name }) => {
      const value = form.get(name);
      return typeof value !== 'string' || value === (contact[name] ?? '') ? [] : [[name, value || null]];
    }),
  );

/** The optimistic contact, which the graph's answer will replace. */
const patched = (contact: ContactFieldsFragment, changes: PersonalContactInput): ContactFieldsFragment => {
  const changed = { ...contact, ...changes } as ContactFieldsFragment;
  const name = [changed.firstName, changed.lastName].filter(Boolean).join(' ');
  return {
    ...changed,
    displayName: name || changed.company || changed.displayName,
    primaryEmailAddress: changed.primaryEmailAddress ?? changed.email,
    primaryPhoneNumber: changed.primaryPhoneNumber ?? changed.mobilePhone ?? changed.businessPhone,
  };
};

/** Assigns `["contact", "mobilePhone"]` to the field `mobilePhone`; errors of other fields are for the whole form. */
const faultsOf = (
  errors: readonly { readonly field: readonly string[] | null; readonly message: string }[],
): Faults =>
  Object.fromEntries(
    errors.map(({ field, message }) => [FIELDS.find(({ name }) => name === field?.[1])?.name ?? '', message]),
  );
