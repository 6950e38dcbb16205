import { describe, expect, it } from '@jest/globals';

import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { after, json, reset } from '../support/upstream-stub.ts';

const list = (contactId: string) => ({ records: [{ id: 1, contactId }] });
const turn = () => new Promise(setImmediate);

describe('a fresh read of favorites', () => {
  it('does not share a read in flight, which continues for its subscribers', async () => {
    await using bench = await setUp([after(120, json(list('1'))), json(list('2'))]);
    const stale = bench.session().ringcentral.listFavoriteContacts(BOOK);
    while (bench.stub.requests.length < 1) await turn();
    expect(await bench.session().ringcentral.readFavoritesAfresh(BOOK)).toEqual(list('2'));
    expect(await stale).toEqual(list('1'));
    expect(bench.stub.requests).toHaveLength(2);
  });

  it('is shared with later reads of the list, and does not affect other reads', async () => {
    await using bench = await setUp([after(150, json(list('1')))]);
    const contacts = bench.session().ringcentral.listContacts(BOOK);
    const fresh = bench.session().ringcentral.readFavoritesAfresh(BOOK);
    const joined = [
      bench.session().ringcentral.listFavoriteContacts(BOOK),
      bench.session().ringcentral.listContacts(BOOK),
    ];
    await Promise.all([contacts, fresh, ...joined]);
    expect(bench.stub.requests).toHaveLength(2);
  });
});

describe('a write of favorites', () => {
  it('continues after it was sent when its caller disconnects', async () => {
    await using bench = await setUp([after(150, json(list('1')))]);
    const controller = new AbortController();
    const { ringcentral, scope } = bench.session({ signal: controller.signal });
    const written = ringcentral.updateFavoriteContactList(BOOK, list('1'));
    while (bench.stub.requests.length < 1) await turn();
    controller.abort();
    expect(await written).toEqual(list('1'));
    expect(scope.calls).toMatchObject([{ operationId: 'updateFavoriteContactList', status: 200 }]);
  });

  it('is not sent for a caller who has disconnected', async () => {
    await using bench = await setUp();
    const { ringcentral } = bench.session({ signal: AbortSignal.abort() });
    expect(await failureOf(ringcentral.updateFavoriteContactList(BOOK, list('1')))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      outcomeUnknown: false,
    });
    expect(bench.stub.requests).toEqual([]);
  });

  it('is not retried after its caller has disconnected', async () => {
    await using bench = await setUp([after(80, json({}, 429, { 'retry-after': '0' }))]);
    const controller = new AbortController();
    const { ringcentral } = bench.session({ signal: controller.signal });
    const failure = failureOf(ringcentral.updateFavoriteContactList(BOOK, list('1')));
    while (bench.stub.requests.length < 1) await turn();
    controller.abort();
    expect(await failure).toMatchObject({ code: 'RATE_LIMITED' });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('is never retried when its outcome is unknown', async () => {
    await using bench = await setUp([reset]);
    const failure = await failureOf(bench.session().ringcentral.updateFavoriteContactList(BOOK, list('1')));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcomeUnknown: true });
    expect(failure.message).toContain('not known whether the change was made');
    expect(bench.stub.requests).toHaveLength(1);
  });
});
