const words = (text: string): readonly string[] => text.trim().split(/\s*\|\s*/);

/** Companies, streets and other words for sample contacts. None is a real company or street. */
export const COMPANIES = words(
  'Aldermoor Mills | Brass Kettle Bakery | Bluestone & Daughters | Cedar/Fern Studio | Copper Lantern Ltd | Driftwood Logistics | Eastmarsh Dental | Fieldnote Paper | Glasshouse Gardens | Harborlight Insurance | Inkwell Printing | Juniper Joinery | Kilnstone Ceramics | Lakeview Legal LLP | Meadowrun Foods | Northfen Energy | Opal Optics | Pinecrest Plumbing | Quarryside Quilts | Ridgeback Cycles | Stonegate Realty | Tidewater Shipping | Umber Architects | Valleyford Clinic | Westbrook School | Молочная река | 青石建筑 | やまかわ工房 | Högsjö Snickeri AB | Montaña Verde S.A.',
);

export const JOB_TITLES = words(
  'Accountant | Account Manager | Architect | Bookkeeper | Buyer | Carpenter | Chef | Dispatcher | Editor | Electrician | Engineer | Florist | Head of Purchasing | Librarian | Nurse | Office Manager | Owner | Photographer | Plumber | Receptionist | Sales Representative | Surveyor | Teacher | Translator | Veterinarian',
);

export const NICKNAMES = words(
  'Ace | Birdie | Chip | Dusty | Midge | Pebbles | Sparky | Sunny | Tinker | Ziggy',
);

export const MIDDLE_NAMES = words('A. | B. | Ember | J. | K. | Lark | M. | Reed | Sky | T.');

export const STREETS = words(
  'Amber Lane | Birch Court | Clover Street | Dune Road | Elmwater Way | Fern Walk | Granite Avenue | Heather Close | Ivory Row | Juniper Drive | Kestrel Path | Linden Square | Marble Street | Northfen Road | Orchard Terrace | Pebble Beach Drive | Quarry Lane | Rowan Crescent | Slate Street | Thistle Grove',
);

export const PLACES: readonly {
  readonly city: string;
  readonly state?: string;
  readonly zip: string;
  readonly country: string;
}[] = [
  { city: 'Farhill', state: 'CA', zip: '94002', country: 'United States' },
  { city: 'Glenwater', state: 'NY', zip: '10012', country: 'United States' },
  { city: 'Ridgeback Falls', state: 'CO', zip: '80202', country: 'United States' },
  { city: 'Islebridge', state: 'BC', zip: 'V6B 1A1', country: 'Canada' },
  { city: 'Stonegate-on-Sea', zip: 'EX1 1AA', country: 'United Kingdom' },
  { city: 'Val-des-Bouleaux', zip: '75001', country: 'France' },
  { city: 'Grünwaldhafen', zip: '10115', country: 'Germany' },
  { city: 'Southbank Bay', state: 'NSW', zip: '2000', country: 'Australia' },
  { city: 'Blávatn', zip: '101', country: 'Iceland' },
  { city: 'Högsjöby', zip: '111 20', country: 'Sweden' },
  { city: '青石市', zip: '100000', country: 'China' },
  { city: 'やまみ市', zip: '100-0001', country: 'Japan' },
];

export const NOTES = words(
  'Prefers calls before noon. | Met at the spring fair. | Invoice by e-mail; net 30. | Ask for the side entrance. | Speaks French & English. | Gate code is with reception. | Do not call on Fridays… | Zimmer 4, 2. Stock links | Key customer since 2019 <priority> | 電話は午後に。 | Referred by "the baker". | Delivery: ring twice, wait, then call.',
);

/** Ranges that numbering plans reserve for fiction: a prefix, and how many digits follow. */
export const PHONE_RANGES: readonly (readonly [prefix: string, digits: number])[] = [
  ...[
    '202',
    '206',
    '212',
    '303',
    '312',
    '404',
    '415',
    '503',
    '512',
    '602',
    '617',
    '646',
    '702',
    '737',
    '808',
  ].map((area) => [`+1${area}55501`, 2] as const),
  ...['416', '514', '604'].map((area) => [`+1${area}55501`, 2] as const),
  ['+442079460', 3],
  ['+441134960', 3],
  ['+441214960', 3],
  ['+441314960', 3],
  ['+441614960', 3],
  ['+447700900', 3],
  ['+331990000', 2],
  ['+33199001', 3],
  ['+33639980', 3],
  ['+61255501', 3],
  ['+61755501', 3],
  ['+493023125', 3],
  ['+498999998', 3],
  ['+468465004', 2],
];
