import { describe, expect, it } from '@jest/globals';

import type { Row } from '../../import/contact.ts';
import { columnsOf } from '../../import/csv-columns.ts';

import { readCsv, readVcardFile } from './reading.ts';

const contacts = (rows: readonly Row[]) => rows.map(({ contact }) => contact);
const csv = (...rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

describe('the encoding of a file', () => {
  const text = 'First Name\tMobile Phone\nÄnn\t+12025550111\n';
  const swapped = (value: string) => Buffer.from(value, 'utf16le').swap16();

  it.each([
    ['UTF-16, little-endian', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big-endian', swapped(`\uFEFF${text}`)],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ])('is that of its byte order mark: %s', async (_case, bytes) => {
    const { rows } = await readCsv(bytes, {}, 'windows-1252');
    expect(contacts(rows)).toEqual([{ firstName: 'Änn', mobilePhone: '+12025550111' }]);
  });

  it('is that of its byte order mark in vCards too', async () => {
    const card = '\uFEFFBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Änn\r\nEND:VCARD\r\n';
    for (const bytes of [Buffer.from(card, 'utf16le'), swapped(card)]) {
      expect(contacts((await readVcardFile(bytes)).rows)).toEqual([{ firstName: 'Änn' }]);
    }
  });

  it('loses only a value that is invalid in it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('firstName,notes\nMöss,Ä\nFern,B'),
      Buffer.from([0xf6]),
      Buffer.from('ss\nReed,x\n'),
    ]);
    const { rows } = await readCsv(bytes);
    expect(contacts(rows)).toEqual([
      { firstName: 'Möss', notes: 'Ä' },
      { firstName: 'Fern' },
      { firstName: 'Reed', notes: 'x' },
    ]);
    expect(rows[1]?.leftOut).toMatchObject([{ attribute: 'notes' }]);
  });
});

describe('lines before the header', () => {
  it('are skipped and reported', async () => {
    const lines = [
      'Notes:',
      '"Some of the ""addresses"" are missing."',
      '',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
      'Ann,Lake,https://www.example.com/in/ann,ann@example.com,Lake Inc,Boss,01 Jan 2024',
    ];
    const { rows, skipped, remarks } = await readCsv(lines.join('\n'));
    expect(rows).toMatchObject([
      {
        line: 5,
        contact: {
          firstName: 'Ann',
          lastName: 'Lake',
          company: 'Lake Inc',
          jobTitle: 'Boss',
          email: 'ann@example.com',
          webPage: 'https://www.example.com/in/ann',
        },
      },
    ]);
    expect(skipped.map(({ line }) => line)).toEqual([1, 2]);
    expect(remarks).toEqual(['Columns that a contact has no field for: Connected On']);
  });

  it.each([
    ['a title', 'Contacts of 2024\n\n'],
    ['a title with cells', 'Export,,\nMade on,2024-01-01,\n'],
    ['a quote that is never closed', 'He said "hi\n'],
  ])('may be %s', async (_case, preamble) => {
    const { rows } = await readCsv(`${preamble}First Name,Last Name,Mobile Phone\nAnn,Lake,+12025550111\n`);
    expect(contacts(rows)).toEqual([{ firstName: 'Ann', lastName: 'Lake', mobilePhone: '+12025550111' }]);
  });

  it('are never taken for the header when the first line is one', async () => {
    const { rows } = await readCsv('firstName,x,notes\nFirst Name,Last Name,a\nMobile Phone,Notes,b\n');
    expect(contacts(rows)).toEqual([
      { firstName: 'First Name', notes: 'a' },
      { firstName: 'Mobile Phone', notes: 'b' },
    ]);
  });

  it.each([
    ['sep=;', ';'],
    ['SEP=,', ','],
    ['"sep=|"', '|'],
    ['sep=\t', '\t'],
    ['sep=^', '^'],
  ])('may name the delimiter: %s', async (sep, delimiter) => {
    const { rows, skipped } = await readCsv(
      `${sep}\r\nFirst Name${delimiter}Mobile Phone\r\nAnn${delimiter}+12025550111\r\n`,
    );
    expect([rows, skipped]).toMatchObject([
      [{ line: 3, contact: { firstName: 'Ann', mobilePhone: '+12025550111' } }],
      [],
    ]);
  });
});

describe('an invalid row', () => {
  it('with a misplaced quote loses only that row', async () => {
    const { rows } = await readCsv(
      'firstName,notes\n"Fern" F,x\nMoss,5" tube\nReed,the "big" one\nStone, "a, b" \nClay,x\n',
    );
    expect(rows.map(({ line, faults, contact }) => [line, faults.length, contact])).toEqual([
      [2, 1, {}],
      [3, 1, {}],
      [4, 0, { firstName: 'Reed', notes: 'the "big" one' }],
      [5, 0, { firstName: 'Stone', notes: 'a, b' }],
      [6, 0, { firstName: 'Clay', notes: 'x' }],
    ]);
  });

  it('with an impossible date loses only that date', async () => {
    const { rows } = await readCsv('firstName,birthday\nFern,1970-02-30\nMoss,long ago\nReed,13/13/1970\n');
    expect(rows.map(({ faults, leftOut }) => [faults.length, leftOut.length])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });
});

describe('a date', () => {
  it.each([
    ['1970-1-31', '1970-01-31'],
    ['1970/01/31', '1970-01-31'],
    ['1/31/1970', '1970-01-31'],
    ['31/1/1970', '1970-01-31'],
    ['31.1.1970', '1970-01-31'],
    ['3.4.1970', '1970-04-03'],
    ['4/4/1970', '1970-04-04'],
  ])('that is unambiguous needs no option: %s', async (text, birthday) => {
    expect(contacts((await readCsv(csv(['firstName', 'birthday'], ['Fern', text]))).rows)).toEqual([
      { firstName: 'Fern', birthday },
    ]);
  });
});

describe('Google', () => {
  it('marks the preferred one of several by an asterisk', async () => {
    const { rows } = await readCsv(
      csv(
        [
          'Given Name',
          'E-mail 1 - Type',
          'E-mail 1 - Value',
          'E-mail 2 - Type',
          'E-mail 2 - Value',
          'Phone 1 - Label',
          'Phone 1 - Value',
          'Phone 2 - Label',
          'Phone 2 - Value',
        ],
        [
          'Ann',
          'Home',
          'a@example.com',
          '* Home',
          'b@example.com',
          'Mobile',
          '+12025550111',
          '* Mobile',
          '+12025550112',
        ],
      ),
    );
    expect(contacts(rows)).toEqual([
      {
        firstName: 'Ann',
        email: 'b@example.com',
        email2: 'a@example.com',
        mobilePhone: '+12025550112',
        otherPhone: '+12025550111',
      },
    ]);
  });

  it('joins several values, which are split again', async () => {
    const { rows } = await readCsv(
      csv(
        [
          'First Name',
          'Organization Name',
          'Notes',
          'Website 1 - Value',
          'Address 1 - Label',
          'Address 1 - Street',
          'Address 1 - City',
          'homeAddress.zip',
        ],
        [
          'Ann ::: Anna',
          'Lake ::: Hill',
          'a ::: b',
          'x.example ::: y.example',
          'Work',
          '1 St ::: 2 St',
          'A ::: B',
          '1 ::: 2',
        ],
      ),
    );
    expect(contacts(rows)).toEqual([
      {
        firstName: 'Ann',
        company: 'Lake',
        notes: 'a\nb',
        webPage: 'x.example',
        homeAddress: { zip: '1\n2' },
        businessAddress: { street: '1 St', city: 'A' },
        otherAddress: { street: '2 St', city: 'B' },
      },
    ]);
    expect(rows[0]?.leftOut.map(({ value }) => value)).toEqual(['Anna', 'Hill', 'y.example']);
  });
});

describe('Thunderbird', () => {
  it('has three columns for a birthday, and two addresses', async () => {
    const header =
      'First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Notes,';
    const row =
      'Ann,Lake,Ann Lake,Annie,ann@example.com,ann2@example.com,,+12025550111,+12025550112,+12025550113,,+12025550114,1 Elm St,Apt 2,Town,NC,27713,US,9 Oak St,,City,NC,27714,US,Boss,Sales,Lake Inc,https://example.com,,1980,1,31,,hello,';
    const { rows, remarks } = await readCsv(`${header}\n${row}\n`);
    expect(contacts(rows)).toEqual([
      {
        firstName: 'Ann',
        lastName: 'Lake',
        nickName: 'Annie',
        email: 'ann@example.com',
        email2: 'ann2@example.com',
        businessPhone: '+12025550111',
        homePhone: '+12025550112',
        otherFax: '+12025550113',
        mobilePhone: '+12025550114',
        homeAddress: { street: '1 Elm St\nApt 2', city: 'Town', state: 'NC', zip: '27713', country: 'US' },
        businessAddress: { street: '9 Oak St', city: 'City', state: 'NC', zip: '27714', country: 'US' },
        jobTitle: 'Boss',
        company: 'Lake Inc',
        webPage: 'https://example.com',
        birthday: '1980-01-31',
        notes: 'hello',
      },
    ]);
    expect(remarks).toEqual(['Columns that a contact has no field for: Department']);
  });

  it('may lack parts of a birthday, also in German', async () => {
    const { rows } = await readCsv(
      'Vorname,Geburtsjahr,Geburtsmonat,Geburtstag\nAnn,1980,1,31\nBob,,1,31\nCy,1980,,\n',
    );
    expect(contacts(rows)).toEqual([
      { firstName: 'Ann', birthday: '1980-01-31' },
      { firstName: 'Bob' },
      { firstName: 'Cy', birthday: '1980' },
    ]);
    expect(rows[1]?.leftOut).toMatchObject([{ attribute: 'birthday', value: '--01-31' }]);
  });
});

describe('Yahoo', () => {
  it('names the columns of numbers by their kind only', async () => {
    const { rows } = await readCsv(
      'First,Middle,Last,Email,Home,Work,Fax,Mobile,Other,Alternate Email 1,Personal Website,Title,Company,Work Address,Work ZIP,Home City,Comments\n' +
        'Ann,Q,Lake,a@example.com,+12025550111,+12025550112,+12025550113,+12025550114,+12025550115,b@example.com,x.example,Boss,Lake Inc,1 St,1,Town,hi\n',
    );
    expect(contacts(rows)).toEqual([
      {
        firstName: 'Ann',
        middleName: 'Q',
        lastName: 'Lake',
        email: 'a@example.com',
        email2: 'b@example.com',
        homePhone: '+12025550111',
        businessPhone: '+12025550112',
        otherFax: '+12025550113',
        mobilePhone: '+12025550114',
        otherPhone: '+12025550115',
        webPage: 'x.example',
        jobTitle: 'Boss',
        company: 'Lake Inc',
        businessAddress: { street: '1 St', zip: '1' },
        homeAddress: { city: 'Town' },
        notes: 'hi',
      },
    ]);
  });
});

/** Headers of one language and their columns. */
const OUTLOOK: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'German',
    {
      Vorname: 'firstName',
      'Weitere Vornamen': 'middleName',
      Nachname: 'lastName',
      Firma: 'company',
      Position: 'jobTitle',
      'Straße geschäftlich': 'businessAddress.street',
      'Straße geschäftlich 2': 'businessAddress.street',
      'Ort geschäftlich': 'businessAddress.city',
      'Region geschäftlich': 'businessAddress.state',
      'Postleitzahl geschäftlich': 'businessAddress.zip',
      'Land/Region geschäftlich': 'businessAddress.country',
      'Straße privat': 'homeAddress.street',
      'Bundesland/Kanton privat': 'homeAddress.state',
      'Weitere Straße': 'otherAddress.street',
      'Weiterer Ort': 'otherAddress.city',
      'Weiteres/r Bundesland/Kanton': 'otherAddress.state',
      'Weitere Postleitzahl': 'otherAddress.zip',
      'Weiteres/e Land/Region': 'otherAddress.country',
      'Telefon Assistent': 'assistantPhone',
      'Fax geschäftlich': 'businessFax',
      'Telefon geschäftlich': 'businessPhone',
      'Telefon geschäftlich 2': 'businessPhone2',
      Rückmeldung: 'callbackPhone',
      Autotelefon: 'carPhone',
      'Telefon Firma': 'companyPhone',
      'Fax privat': 'phone fax',
      'Telefon (privat)': 'homePhone',
      'Telefon (privat 2)': 'homePhone2',
      Mobiltelefon: 'mobilePhone',
      'Weiteres Fax': 'otherFax',
      'Weiteres Telefon': 'otherPhone',
      Haupttelefon: 'phone other',
      'E-Mail-Adresse': 'email',
      'E-Mail 2: Adresse': 'email2',
      'E-Mail: Angezeigter Name': '',
      Geburtstag: 'birthday',
      Notizen: 'notes',
      Webseite: 'webPage',
      Privat: '',
      Anrede: '',
      'Dienstlich: Adresse': 'businessAddress.street',
      'Privat: PLZ': 'homeAddress.zip',
      'Tel. dienstlich': 'businessPhone',
      'Mobil-Tel.-Nr.': 'mobilePhone',
      'Fax-Nummer': 'phone fax',
      'Primäre E-Mail-Adresse': 'email',
      Spitzname: 'nickName',
    },
  ],
  [
    'French',
    {
      Prénom: 'firstName',
      'Deuxième prénom': 'middleName',
      Nom: 'lastName',
      Société: 'company',
      'Rue (bureau)': 'businessAddress.street',
      'Rue (bureau) 3': 'businessAddress.street',
      'Ville (bureau)': 'businessAddress.city',
      'Dép/Région (bureau)': 'businessAddress.state',
      'Code postal (bureau)': 'businessAddress.zip',
      'Pays/Région (bureau)': 'businessAddress.country',
      'Rue (domicile)': 'homeAddress.street',
      'Ville (autre)': 'otherAddress.city',
      "Téléphone de l'assistant(e)": 'assistantPhone',
      'Télécopie (bureau)': 'businessFax',
      'Téléphone (bureau)': 'businessPhone',
      'Téléphone 2 (bureau)': 'businessPhone2',
      Rappel: 'callbackPhone',
      'Téléphone (voiture)': 'carPhone',
      'Téléphone société': 'companyPhone',
      'Télécopie (domicile)': 'phone fax',
      'Téléphone (domicile)': 'homePhone',
      'Téléphone 2 (domicile)': 'homePhone2',
      'Tél. mobile': 'mobilePhone',
      'Télécopie (autre)': 'otherFax',
      'Téléphone (autre)': 'otherPhone',
      'Adresse de messagerie': 'email',
      'Adresse de messagerie 2': 'email2',
      'Type de messagerie': '',
      "Nom complet de l'adresse de messagerie": '',
      Anniversaire: 'birthday',
      'Anniversaire de mariage ou fête': '',
      Notes: 'notes',
      'Page Web': 'webPage',
      'Boîte postale du domicile': 'homeAddress.street',
    },
  ],
  [
    'Spanish',
    {
      Nombre: 'firstName',
      'Segundo nombre': 'middleName',
      Apellidos: 'lastName',
      Organización: 'company',
      Puesto: 'jobTitle',
      'Calle del trabajo': 'businessAddress.street',
      'Calle del trabajo 2': 'businessAddress.street',
      'Ciudad de trabajo': 'businessAddress.city',
      'Provincia o estado de trabajo': 'businessAddress.state',
      'Código postal del trabajo': 'businessAddress.zip',
      'País o región del trabajo': 'businessAddress.country',
      'País o región del domicilio': 'homeAddress.country',
      'Otra calle': 'otherAddress.street',
      'Otra provincia o estado': 'otherAddress.state',
      'Otro código postal': 'otherAddress.zip',
      'Teléfono del trabajo': 'businessPhone',
      Particular: 'homePhone',
      'Teléfono móvil': 'mobilePhone',
      'Otro fax': 'otherFax',
      'Otro teléfono': 'otherPhone',
      'Devolución de llamada': 'callbackPhone',
      'Número de centralita de la organización': 'companyPhone',
      'Teléfono principal': 'phone other',
      'Dirección de correo electrónico': 'email',
      'Dirección de correo electrónico 2': 'email2',
      'Dirección del correo electrónico 3': 'email3',
      'Nombre de pantalla de correo electrónico': '',
      Cumpleaños: 'birthday',
      Notas: 'notes',
      'Página web': 'webPage',
      'Apartado postal de la dirección del trabajo': 'businessAddress.street',
    },
  ],
  [
    'Italian',
    {
      Nome: 'firstName',
      'Secondo nome': 'middleName',
      Cognome: 'lastName',
      Società: 'company',
      Posizione: 'jobTitle',
      'Via (uff.)': 'businessAddress.street',
      'Città (uff.)': 'businessAddress.city',
      'Provincia (uff.)': 'businessAddress.state',
      'CAP (uff.)': 'businessAddress.zip',
      'Paese/area geografica (uff.)': 'businessAddress.country',
      'Via (ab.) 2': 'homeAddress.street',
      'Altra via': 'otherAddress.street',
      'Altro CAP': 'otherAddress.zip',
      'Altro paese/area geografica': 'otherAddress.country',
      'Telefono assistente': 'assistantPhone',
      'Fax (uff.)': 'businessFax',
      Ufficio: 'businessPhone',
      'Ufficio 2': 'businessPhone2',
      'Richiamata automatica': 'callbackPhone',
      'Telefono auto': 'carPhone',
      'Telefono principale società': 'companyPhone',
      'Fax (ab.)': 'phone fax',
      Abitazione: 'homePhone',
      'Abitazione 2': 'homePhone2',
      Cellulare: 'mobilePhone',
      'Altro fax': 'otherFax',
      'Altro telefono': 'otherPhone',
      'Indirizzo di posta elettronica': 'email',
      'Indirizzo posta elettronica 2': 'email2',
      Compleanno: 'birthday',
      Note: 'notes',
      'Pagina Web': 'webPage',
      'Indirizzo (uff.) - Casella postale': 'businessAddress.street',
    },
  ],
  [
    'Dutch',
    {
      Voornaam: 'firstName',
      'Middelste naam': 'middleName',
      Achternaam: 'lastName',
      Bedrijf: 'company',
      Functie: 'jobTitle',
      'Werkadres, straat': 'businessAddress.street',
      'Werkadres, straat 2': 'businessAddress.street',
      'Werkadres, plaats': 'businessAddress.city',
      'Werkadres, provincie': 'businessAddress.state',
      'Werkadres, postcode': 'businessAddress.zip',
      'Land/regio (werk)': 'businessAddress.country',
      'Huisadres, straat': 'homeAddress.street',
      'Land/regio (thuis)': 'homeAddress.country',
      'Ander adres, plaats': 'otherAddress.city',
      'Land/regio (anders)': 'otherAddress.country',
      'Telefoon assistent': 'assistantPhone',
      'Fax op werk': 'businessFax',
      'Telefoon op werk': 'businessPhone',
      'Telefoon op werk 2': 'businessPhone2',
      Terugbellen: 'callbackPhone',
      Autotelefoon: 'carPhone',
      'Hoofdtelefoon bedrijf': 'companyPhone',
      'Fax thuis': 'phone fax',
      'Telefoon thuis': 'homePhone',
      'Mobiele telefoon': 'mobilePhone',
      'Andere fax': 'otherFax',
      'Andere telefoon': 'otherPhone',
      Hoofdtelefoon: 'phone other',
      'E-mailadres': 'email',
      'E-mailadres 2': 'email2',
      'E-mailtype': '',
      'Weergavenaam voor e-mail': '',
      Verjaardag: 'birthday',
      Notities: 'notes',
      Webpagina: 'webPage',
      'Werkadres, postbusnummer': 'businessAddress.street',
    },
  ],
  [
    'Portuguese',
    {
      'Primeiro nome': 'firstName',
      'Segundo nome': 'middleName',
      Sobrenome: 'lastName',
      Empresa: 'company',
      Cargo: 'jobTitle',
      'Rua do endereço comercial 2': 'businessAddress.street',
      'Endereço residencial': 'homeAddress.street',
      'Cidade do endereço residencial': 'homeAddress.city',
      'CEP do endereço residencial': 'homeAddress.zip',
      'País/Região da Empresa': 'businessAddress.country',
      'País/Região de Residência': 'homeAddress.country',
      'Outro endereço 2': 'otherAddress.street',
      'Outro Estado': 'otherAddress.state',
      'Telefone do assistente': 'assistantPhone',
      'Fax comercial': 'businessFax',
      'Telefone comercial': 'businessPhone',
      'Telefone comercial 2': 'businessPhone2',
      'Retorno de chamada': 'callbackPhone',
      'Telefone do carro': 'carPhone',
      'Telefone principal da empresa': 'companyPhone',
      'Fax residencial': 'phone fax',
      'Telefone residencial': 'homePhone',
      'Telefone residencial 2': 'homePhone2',
      'Telefone celular': 'mobilePhone',
      'Outro fax': 'otherFax',
      'Outro telefone': 'otherPhone',
      'Endereço de email 2': 'email2',
      'Nome para exibição do email': '',
      Anotações: 'notes',
      'Página da Web': 'webPage',
      Apelido: 'lastName',
      'Rua da residência (2)': 'homeAddress.street',
      'Localidade da empresa': 'businessAddress.city',
      'Distrito da residência': 'homeAddress.state',
      'Telefone da empresa': 'businessPhone',
      '2º telefone da empresa': 'businessPhone2',
      '2º telefone da residência': 'homePhone2',
      Telemóvel: 'mobilePhone',
      'Endereço de correio electrónico': 'email',
      'Endereço do correio electrónico 3': 'email3',
      'Data de nascimento': 'birthday',
      'Página na Web': 'webPage',
    },
  ],
  [
    'English',
    {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      'Company Main Phone': 'companyPhone',
      "Assistant's Phone": 'assistantPhone',
      'Business Address PO Box': 'businessAddress.street',
      'Office Location': '',
      'E-mail Display Name': '',
      'Home Phone 2': 'homePhone2',
      'Other Country/Region': 'otherAddress.country',
      'Primary Phone': 'phone other',
      'TTY/TDD Phone': '',
      'Radio Phone': '',
      Private: '',
      Keywords: '',
      'Work Mobile': 'phone mobile',
      'Work Email': 'email',
      'Mobile Phone 2': 'phone mobile',
      Spouse: '',
      Title: '',
    },
  ],
];

describe('the headers of Outlook and Thunderbird', () => {
  const nameOf = (column: ReturnType<typeof columnsOf>[number]): string => {
    switch (column?.to) {
      case 'text':
        return column.attribute;
      case 'address':
        return `${column.attribute}.${column.part}`;
      case 'phone':
        return `phone ${column.kind}`;
      default:
        return column?.to ?? '';
    }
  };

  it.each(OUTLOOK)('are known in %s', (_language, expected) => {
    const headers = Object.keys(expected);
    const columns = columnsOf(headers);
    expect(
      Object.fromEntries(headers.map((header, index) => [header, nameOf(columns[index] ?? null)])),
    ).toEqual(expected);
  });
});

describe('an unknown header', () => {
  it('is reported when its column has data, even if it is empty', async () => {
    const { remarks } = await readCsv('firstName,,Shoe size,Hat\nFern,x,9,\n');
    expect(remarks).toEqual([
      'Columns that a contact has no field for: (column 2, without a name), Shoe size',
    ]);
  });

  it('is not guessed: `State` is part of an address only next to `City`', async () => {
    const alone = await readCsv('firstName,State\nFern,active\n');
    expect([contacts(alone.rows), alone.remarks]).toEqual([
      [{ firstName: 'Fern' }],
      [expect.stringContaining('State')],
    ]);
    const beside = await readCsv('firstName,City,State\nFern,Town,NC\n');
    expect(contacts(beside.rows)).toEqual([
      { firstName: 'Fern', otherAddress: { city: 'Town', state: 'NC' } },
    ]);
  });
});

describe('a full name', () => {
  it('becomes the first name next to a company, as in a vCard', async () => {
    const { rows } = await readCsv('Name,Company\nAnn Lake,Lake Inc\nMoor Ltd,Moor Ltd\n');
    expect(contacts(rows)).toEqual([{ firstName: 'Ann Lake', company: 'Lake Inc' }, { company: 'Moor Ltd' }]);
  });
});

describe('a number in a CSV file', () => {
  it.each([
    ["'+12025550111", '+12025550111'],
    ['="+12025550111"', '+12025550111'],
    ['="+1 202-555-0111"', '+12025550111'],
    ['12025550111.0', '+12025550111'],
    ['+12025550111,,12', '+12025550111,12'],
    ['+12025550111;12', '+12025550111,12'],
    ['+12025550111p12w3', '+12025550111,12;3'],
    ['\u202A+1 202\u2011555\u20110111\u202C', '+12025550111'],
    ['＋１２０２５５５０１１１', '+12025550111'],
    ['1-800-FLOWERS', '+18003569377'],
  ])('is parsed despite marks, guards and pauses: %s', async (text, number) => {
    const { rows } = await readCsv(csv(['phone'], [text]), { country: 'US' });
    expect(contacts(rows)).toEqual([{ otherPhone: number }]);
  });

  it('that lost its digits in a spreadsheet is rejected', async () => {
    const { rows } = await readCsv(csv(['phone'], ['1.20256E+10']), { country: 'US' });
    expect(rows).toMatchObject([{ faults: [{ attribute: 'otherPhone', code: 'PHONE_NUMBER_INVALID' }] }]);
  });
});
