import type { ContactRowFragment } from './__generated__/graphql.ts';
import { graphql } from './__generated__/index.ts';
import { FavoriteStar } from './favorite-star.tsx';

graphql(`
  fragment ContactRow on Contact {
    __typename
    id
    displayName
    primaryEmailAddress
    primaryPhoneNumber
    ... on PersonalContact {
      company
    }
  }
`);

export type Contact = ContactRowFragment;

interface ContactRowProps {
  readonly contact: Contact;
  /** Called with the id of a contact that can be edited: those of RingCentral. */
  readonly onOpen: (id: string) => void;
}

const CHARACTERS = new Intl.Segmenter();

const firstLetter = (name: string): string | undefined =>
  CHARACTERS.segment(name).containing(0)?.segment.toUpperCase();

export const ContactRow = ({ contact, onOpen }: ContactRowProps) => {
  const { displayName, primaryEmailAddress, primaryPhoneNumber } = contact;
  const name = displayName ?? primaryEmailAddress ?? primaryPhoneNumber ?? 'No name';
  const isEditable = contact.__typename === 'PersonalContact';
  const details = [isEditable ? contact.company : null, primaryEmailAddress].filter(
    (text) => text !== null && text !== name,
  );
  return (
    <li className="row">
      <span className={`initial ${isEditable ? 'ringcentral' : 'google'}`} aria-hidden="true">
        {firstLetter(name)}
      </span>
      <span className="who">
        {isEditable ? (
          <button type="button" className="name" onClick={() => onOpen(contact.id)}>
            {name}
          </button>
        ) : (
          <span className="name">{name}</span>
        )}
        <small>{details.join(' · ')}</small>
      </span>
      {primaryPhoneNumber !== null && (
        <a href={`tel:${primaryPhoneNumber}`} className="phone">
          {primaryPhoneNumber}
        </a>
      )}
      {isEditable && <FavoriteStar contact={contact} />}
    </li>
  );
};
