/** A deal. This file has all data of the example's CRM; its people are those of the sandbox. */
export interface Deal {
  readonly id: string;
  readonly title: string;
  readonly amount: number;
  /** RingCentral's id of a contact in the caller's own address book. */
  readonly contactId: string;
  /** Google's resource name. */
  readonly introducedBy: string | null;
  readonly ownerExtensionId: string;
}

/** Largest first. */
export const DEALS: readonly Deal[] = [
  {
    id: '1',
    title: 'A roof garden for the quarry office',
    amount: 48_000,
    contactId: '90500000004',
    introducedBy: 'otherContacts/c3569269539220600898',
    ownerExtensionId: '711040004',
  },
  {
    id: '2',
    title: 'Pipes for three kitchens',
    amount: 31_500,
    contactId: '90500001004',
    introducedBy: 'people/me',
    ownerExtensionId: '711060004',
  },
  {
    id: '3',
    title: 'Twelve winter tents',
    amount: 20_400,
    // Above 2^53: a gateway that parsed it as a number would request another contact.
    contactId: '9007199254740993',
    introducedBy: null,
    ownerExtensionId: '711040004',
  },
  {
    id: '4',
    title: 'Reading lamps for the old library',
    amount: 9_900,
    contactId: '90500012004',
    introducedBy: 'otherContacts/c4362531066896408264',
    ownerExtensionId: '711061004',
  },
  {
    id: '5',
    title: 'Paint for a ferry',
    amount: 3_200,
    // References to a contact and a person that do not exist.
    contactId: '90599999004',
    introducedBy: 'people/c404',
    ownerExtensionId: '711040004',
  },
];
