import type { TextAttribute } from './contact.ts';

/** Removes case, accents, spaces and punctuation, which differ between exporters: `E-mail 1 - Value` becomes `email1value`. */
export const keyOf = (header: string): string => fold(header).replaceAll(/[^\p{L}\p{N}]/gu, '');

const fold = (header: string): string =>
  header.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

const invert = <Target extends string>(lists: Readonly<Record<Target, string>>): Record<string, Target> => {
  const targets = Object.keys(lists) as Target[];
  return Object.fromEntries(
    targets.flatMap((target) => lists[target].split('|').map((name) => [keyOf(name), target] as const)),
  );
};

/** Headers of names and similar columns in several languages. Only letters and digits matter. */
const NAMES: Readonly<Record<string, TextAttribute | 'fullName' | 'birthYear' | 'birthMonth' | 'birthDay'>> =
  invert({
    firstName: `First Name|Given Name|First|Forename|Vorname|Prénom|Nombre|Nome|Primeiro nome|Nome próprio|Voornaam`,
    lastName: `Last Name|Family Name|Surname|Last|Nachname|Familienname|Nom|Nom de famille|Apellidos|Apellido|Cognome|
      Achternaam|Sobrenome|Apelido|Último nome`,
    middleName: `Middle Name|Middle|Additional Name|Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Autres prénoms|
      Segundo nombre|Secondo nome|Middelste naam|Tweede naam|Segundo nome|Nome do meio|Outros nomes/apelidos`,
    nickName: `Nickname|Spitzname|Surnom|Apodo|Soprannome|Bijnaam|Alcunha`,
    company: `Company|Company Name|Organization|Organisation|Organization Name|Organization 1 - Name|Work Company|Firma|
      Unternehmen|Société|Entreprise|Empresa|Compañía|Organización|Società|Azienda|Organizzazione|Bedrijf|Organisatie|
      Organização`,
    jobTitle: `Job Title|Position|Organization Title|Organization 1 - Title|Work Title|Berufsbezeichnung|Arbeitstitel|
      Fonction|Titre de poste|Titre du poste|Puesto|Cargo|Posizione|Qualifica|Functie`,
    notes: `Notes|Note|Comments|Notizen|Bemerkungen|Remarques|Notas|Annotazioni|Notities|Opmerkingen|Anotações|Observações`,
    birthday: `Birthday|Birth Date|Date of Birth|Geburtstag|Geburtsdatum|Anniversaire|Date de naissance|Cumpleaños|
      Fecha de nacimiento|Compleanno|Data di nascita|Verjaardag|Geboortedatum|Data de nascimento`,
    birthYear: `Birth Year|Geburtsjahr|Année de naissance|Año de nacimiento|Anno di nascita|Geboortejaar|Ano de nascimento`,
    birthMonth: `Birth Month|Geburtsmonat|Mois de naissance|Mois|Mes de nacimiento|Mese di nascita|Geboortemaand|
      Mês de nascimento`,
    birthDay: `Jour de naissance|Jour|Día de nacimiento|Giorno di nascita|Geboortedag|Dia de nascimento`,
    fullName: `Name|Full Name|Display Name|Anzeigename|Vollständiger Name|Nom à afficher|Nom complet|Nombre completo|
      Nombre en pantalla|Nome completo|Nome visualizzato|Weergavenaam|Volledige naam|Naam|Mostrar nome|Nome de exibição`,
  });

export const nameTargetOf = (header: string): (typeof NAMES)[string] | undefined =>
  Object.hasOwn(NAMES, keyOf(header)) ? NAMES[keyOf(header)] : undefined;

/** The concepts in the words of a header, and its number (1 when there is none). */
export interface HeaderWords {
  readonly has: (...concepts: readonly Concept[]) => boolean;
  readonly number: number;
}

/** Words of headers that consist of several words, such as `Straße geschäftlich 2` and `Téléphone 2 (bureau)`. */
const WORDS = {
  home: 'home private privat privee prive personal personnel personnelle persoonlijk domicile particular casa residencia residencial residenza abitazione ab huis huisadres thuis personale pessoal domicilio',
  work: 'work business office geschaftlich dienstlich beruflich bureau travail professionnel professionnelle trabajo comercial trabalho ufficio uff lavoro werk werkadres zakelijk',
  other:
    'other weitere weiterer weiteres weiteren andere anderer anderes sonstige sonstiges autre otro otra altro altra outro outra ander anders',
  company: 'company firma societe societa bedrijf organizacion organizzazione organisatie',
  // Portuguese: the number at work; with `principal`, the company's number.
  firm: 'empresa',
  main: 'main primary principal principale haupt hauptnummer hauptrufnummer centralita primar primario primaria primare',
  second: 'secondary secundaria secundario sekundare secondaire secondario secondaria alternate',
  phone:
    'phone telephone tel telefon telefono telefone telefoon fone telefonnummer telefoonnummer rufnummer haupttelefon hoofdtelefoon',
  mobile:
    'mobile cell cellphone cellular mobil mobiltelefon handy handynummer movil celular cellulare telemovel mobiel mobiele gsm portable iphone',
  fax: 'fax telefax faxnummer telecopie',
  car: 'car auto voiture automovil coche carro',
  carPhone: 'autotelefon autotelefoon',
  assistant: 'assistant assistants assistent assistentin assistente ayudante asistente',
  callback:
    'callback ruckmeldung ruckruf rappel devolucion llamada richiamata automatica terugbellen retorno chamada resposta',
  email:
    'email emails emailadres emailadresse mailadres mail messagerie courriel correo correio posta electronico eletronico electronique elettronica',
  web: 'web website websites webpage webseite webpagina homepage url',
  address: 'address adresse direccion indirizzo endereco adres morada',
  street: 'street strasse rue calle via straat rua',
  city: 'city town ort stadt ville ciudad citta plaats woonplaats stad cidade localidade localita poblacion',
  state: 'state province provincia provincie bundesland kanton dep departement estado distrito',
  region: 'region regione regiao regio',
  zip: 'zip zipcode postalcode postcode postleitzahl plz cap cp cep',
  code: 'code codigo codice',
  postal: 'postal postale',
  box: 'box postfach pobox boite casella caixa apartado postbus postbusnummer',
  country: 'country land pays pais paese nazione',
  // Words without a meaning of their own.
  filler:
    'po e r s o a al de del della di do da du des der die la le l d of the op en number nummer numero nr no pagina page seite dell na site sitio sito area geografica',
} as const;

export type Concept = keyof typeof WORDS;

const CONCEPTS: ReadonlyMap<string, Concept> = new Map(
  (Object.keys(WORDS) as Concept[]).flatMap((concept) =>
    WORDS[concept].split(' ').map((word) => [word, concept] as const),
  ),
);

/** Undefined when a word is unknown, because then the meaning of the column is unknown. */
export const headerWordsOf = (header: string): HeaderWords | undefined => {
  const words = fold(header)
    .replaceAll(/\be-(?=mail)/g, 'e')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const found = new Set<Concept>();
  let number = 1;
  for (const word of words) {
    const ordinal = /^(\d)o?$/.exec(word)?.[1];
    const concept = CONCEPTS.get(word);
    if (ordinal !== undefined) number = Number(ordinal);
    else if (concept === undefined) return undefined;
    else found.add(concept);
  }
  return { number, has: (...concepts) => concepts.some((concept) => found.has(concept)) };
};
