import { useEffect, useState } from 'react';

import { CallerLookup } from './caller-lookup.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactList } from './contact-list.tsx';
import { FavoriteToggleContext } from './favorite-star.tsx';
import { Favorites } from './favorites.tsx';
import { QuotaNotice } from './quota-notice.tsx';
import { SearchResults } from './search-results.tsx';
import { useFavoriteToggle } from './use-favorite-toggle.ts';

/** A phone shows one view at a time, a wide screen shows all. */
const VIEWS = ['Contacts', 'Favorites', 'Caller'] as const;

/** A search is sent when the user has not typed for this long. */
const PAUSE_MS = 200;

/** How long a message is shown. It covers what is below it. */
const MESSAGE_MS = 8_000;

export const App = () => {
  const [view, setView] = useState<(typeof VIEWS)[number]>('Contacts');
  const [text, setText] = useState('');
  // Null is a contact that does not exist yet.
  const [openId, setOpenId] = useState<string | null>();
  const [message, setMessage] = useState('');
  const query = usePaused(text.trim());
  const favoriteToggle = useFavoriteToggle(setMessage);

  useEffect(() => {
    const timer = setTimeout(() => setMessage(''), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message]);

  return (
    <FavoriteToggleContext value={favoriteToggle}>
      <header>
        <h1>Contacts</h1>
        <input
          type="search"
          aria-label="Search contacts"
          placeholder="Search names, companies, addresses, numbers"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setView('Contacts');
          }}
        />
        <button type="button" aria-label="New contact" onClick={() => setOpenId(null)}>
          New
        </button>
        <nav aria-label="Views">
          {VIEWS.map((name) => (
            <button type="button" key={name} aria-pressed={name === view} onClick={() => setView(name)}>
              {name}
            </button>
          ))}
        </nav>
        <QuotaNotice />
      </header>
      <main data-view={view}>
        <section className="contacts" aria-label="Contacts">
          {query === '' ? (
            <ContactList onOpen={setOpenId} />
          ) : (
            <SearchResults query={query} onOpen={setOpenId} />
          )}
        </section>
        <section className="favorites-view" aria-label="Favorites">
          <Favorites onOpen={setOpenId} onMessage={setMessage} />
        </section>
        <section className="caller" aria-label="Caller">
          <CallerLookup onOpen={setOpenId} />
        </section>
      </main>
      <p role="status" className="message">
        {message}
      </p>
      {openId !== undefined && (
        <ContactForm
          key={openId ?? 'new'}
          id={openId}
          onDone={() => setOpenId(undefined)}
          onMessage={setMessage}
        />
      )}
    </FavoriteToggleContext>
  );
};

/** The text after it has not changed for `PAUSE_MS`; an empty text immediately. */
const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};
