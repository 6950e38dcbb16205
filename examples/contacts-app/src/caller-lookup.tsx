import { useLazyQuery } from '@apollo/client/react';

import { graphql } from './__generated__/index.ts';
import { ContactRow } from './contact-row.tsx';
import { Notices } from './notices.tsx';
import { problemsOf, SYSTEM_OF_SOURCE } from './systems.ts';

const MATCH_PHONE_NUMBER = graphql(`
  query MatchPhoneNumber($number: String!, $country: String) {
    matchPhoneNumbers(numbers: [$number], country: $country) {
      number
      e164
      contacts {
        ...ContactRow
      }
      sources {
        ...SourceState
      }
    }
  }
`);

/** The user's country, assumed for numbers without a country code. */
const COUNTRY = new Intl.Locale(navigator.language).maximize().region;

export const CallerLookup = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const [match, { data, error, loading, called }] = useLazyQuery(MATCH_PHONE_NUMBER, {
    errorPolicy: 'all',
    fetchPolicy: 'network-only',
  });
  const found = data?.matchPhoneNumbers?.[0];
  const look = (form: FormData) => {
    const number = form.get('number');
    if (typeof number === 'string') void match({ variables: { number, country: COUNTRY ?? null } });
  };
  return (
    <>
      <h2>Who is calling?</h2>
      <form className="lookup" action={look}>
        <input
          type="tel"
          name="number"
          aria-label="Phone number"
          placeholder="Phone number"
          autoComplete="off"
          required
        />
        <button type="submit">Look up</button>
      </form>
      <Notices
        problems={[
          ...problemsOf(error),
          ...(found?.sources ?? []).flatMap(({ source, problem }) =>
            problem === null ? [] : [{ ...problem, system: SYSTEM_OF_SOURCE[source] }],
          ),
        ]}
      />
      <div role="status">
        {loading && <p>Looking…</p>}
        {called && !loading && found?.contacts.length === 0 && (
          <p>Nobody you know has {found.e164 ?? found.number}.</p>
        )}
        {!loading && found !== undefined && found.contacts.length > 0 && (
          <ul>
            {found.contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
};
