import { expect } from '@jest/globals';
import fc from 'fast-check';

import { type Fault, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { personalContactId } from '../../../src/relay/global-id.ts';
import type { GraphQLResult } from '../../support/harness.ts';

import { type Replica, startReplica } from './replica.ts';
import { control, sleep, SYNC_ROUTE, type TestClock, testClock } from './support.ts';
import { type Shown, UpstreamModel } from './upstream-model.ts';

// Runs random programs against the whole graph over HTTP, and compares it with a simple model of upstream's states.

type ListName = 'contacts' | 'persons';
type Change = 'create' | 'update' | 'delete';

/** Actions that may run at the same time. `pick` chooses the record, `name` one of the names. */
type Action =
  | { readonly do: 'others'; readonly list: ListName; readonly change: Change; readonly pick: number }
  | { readonly do: 'own'; readonly change: Change; readonly pick: number }
  | {
      readonly do: 'read';
      readonly of: ListName | 'search' | 'one';
      readonly pick: number;
      readonly bound: number | null;
    };

export type Command =
  | Action
  | { readonly do: 'together'; readonly actions: readonly Action[] }
  | { readonly do: 'lost answer'; readonly change: 'update' | 'delete'; readonly pick: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'lose tokens'; readonly list: ListName }
  | {
      readonly do: 'fail';
      readonly route: string;
      readonly kind: FailureKind;
      readonly skip: number;
      readonly times: number;
    }
  | { readonly do: 'heal' }
  | { readonly do: 'restart'; readonly pick: number };

type FailureKind = 'status' | 'reset' | 'truncated' | 'loop' | 'latency';

const PERSONS_ROUTE = '/v1/otherContacts';
const BOOK = '/restapi/v1.0/account/{accountId}/extension/{extensionId}';
const ROUTES = [SYNC_ROUTE, `${BOOK}/address-book/contact`, `${BOOK}/favorite`, PERSONS_ROUTE];
// No record of the sandbox has these names at the start.
const NAMES = ['Xamberq', 'Xhazelq', 'Xmapleq', 'Xcedarq'];

const pick = fc.nat(1_000);
const list = fc.constantFrom<ListName>('contacts', 'persons');
const change = fc.constantFrom<Change>('create', 'update', 'delete');
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('others'), list, change, pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('own'), change, pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('read'),
      of: fc.constantFrom('contacts', 'contacts', 'persons', 'search', 'one'),
      pick,
      bound: fc.constantFrom(null, null, null, 0, 5, 45),
    }),
  },
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: action },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('together'),
      actions: fc.array(action, { minLength: 2, maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lost answer'),
      change: fc.constantFrom('update', 'delete'),
      pick,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 70 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose tokens'), list }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fail'),
      route: fc.constantFrom(...ROUTES),
      kind: fc.constantFrom<FailureKind>('status', 'reset', 'truncated', 'loop', 'latency', 'latency'),
      skip: fc.nat(2),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'heal' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart'), pick }) },
);

const programs = fc.record({
  contacts: fc.constantFrom(4, 40, 255),
  persons: fc.constantFrom(3, 12),
  commands: fc.array(command, { minLength: 10, maxLength: 30 }),
});

/** The longest pause after a failed refresh. */
const MAX_BACKOFF_MS = 61 * 60_000;
/** Longer (in real time) than the lock of a replica that was stopped during a fill can delay the others. */
const MAX_SETTLING_TRIES = 1_000;
const SETTLING_PAUSE_MS = 20;
const MAX_AGE_MS = 60_000;
const STALE_IF_ERROR_MS = 300_000;

const CONTACTS = `contacts: personalContacts(first: 1000) { nodes { contactId firstName lastName } totalCount asOf }`;
const PERSONS = `persons: otherContacts(first: 1000) { nodes { resourceName displayName } totalCount asOf }`;

interface ContactNode {
  readonly contactId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}
interface PersonNode {
  readonly resourceName: string;
  readonly displayName: string | null;
}
interface List<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly asOf: string | null;
}

const shownContact = ({ firstName, lastName }: Omit<ContactNode, 'contactId'>): string =>
  `${firstName ?? ''} ${lastName ?? ''}`;
const shownContacts = (nodes: readonly ContactNode[]): Shown =>
  new Map(nodes.map((node) => [node.contactId, shownContact(node)]));
const shownPersons = (nodes: readonly PersonNode[]): Shown =>
  new Map(nodes.map(({ resourceName, displayName }) => [resourceName, displayName ?? '']));

const textOf = (shown: Shown): string =>
  JSON.stringify([...shown].sort(([one], [other]) => (one < other ? -1 : 1)));

interface Ids {
  readonly accountId: string;
  readonly extensionId: string;
}

/** An answer, and the state of the models when its request was sent. */
interface Asked {
  readonly result: GraphQLResult;
  readonly at: number;
  /** Number of states of each list at that time. */
  readonly before: Readonly<Record<ListName, number>>;
  readonly mayFail: boolean;
}

export interface ProgramOptions {
  /** Variables of each replica. */
  readonly env: Readonly<Record<string, string>>;
  readonly replicas: number;
}

/** A sandbox, graphs in front of it, and the model of its lists. */
class ProgramRun {
  readonly #sandbox: Sandbox;
  readonly #options: ProgramOptions;
  readonly #clock: TestClock;
  readonly #replicas: Replica[] = [];
  readonly #models = {} as Record<ListName, UpstreamModel>;
  #ids: Ids = { accountId: '', extensionId: '' };
  #values = 0;
  #reads = 0;
  #hasFaults = false;
  /** When the last fault was active. */
  #faultyAt = -Infinity;
  /** Answers that the mirror gave. */
  served = 0;

  private constructor(sandbox: Sandbox, options: ProgramOptions) {
    this.#sandbox = sandbox;
    this.#options = options;
    this.#clock = testClock();
  }

  static async start(
    { contacts, persons }: { readonly contacts: number; readonly persons: number },
    options: ProgramOptions,
  ): Promise<ProgramRun> {
    const run = new ProgramRun(await startSandbox(), options);
    const { ringcentral, google } = { ringcentral: { contacts }, google: { otherContacts: persons } };
    await control({ sandbox: run.#sandbox }, 'ringcentral', 'book-size', ringcentral);
    await control({ sandbox: run.#sandbox }, 'google', 'book-size', google);
    for (let index = 0; index < options.replicas; index += 1) run.#replicas.push(await run.#startReplica());
    const { body } = await run.#replicas[0]!.execute(`{ ${CONTACTS} ${PERSONS} }`, {
      headers: { 'x-max-staleness': '0' },
    });
    const now = run.#clock.date();
    run.#models.contacts = new UpstreamModel(shownContacts(body.data.contacts.nodes), now);
    run.#models.persons = new UpstreamModel(shownPersons(body.data.persons.nodes), now);
    const [book] = (await control(
      { sandbox: run.#sandbox },
      'ringcentral',
      'books',
      undefined,
      'GET',
    )) as Ids[];
    run.#ids = book!;
    return run;
  }

  async close(): Promise<void> {
    for (const replica of this.#replicas) await replica.close();
    await this.#sandbox.close();
  }

  async execute(commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      await this.#step(command);
      this.#clock.advance(1);
      if (this.#hasFaults) this.#faultyAt = this.#clock.date();
    }
    await this.#settle();
  }

  #startReplica(): Promise<Replica> {
    const env = { LOG_LEVEL: 'silent', MAX_RATE_WAIT_MS: '0', ...this.#options.env };
    return startReplica(this.#sandbox, env, {
      clock: this.#clock,
      // The faults must not open a breaker, because it would refuse calls for seconds of real time.
      breaker: { minimumTries: 1_000_000 },
    });
  }

  async #step(command: Command): Promise<void> {
    switch (command.do) {
      case 'together':
        return this.#together(command.actions);
      case 'others':
      case 'own':
      case 'read':
        return this.#together([command]);
      case 'lost answer':
        return this.#loseAnswer(command);
      case 'wait':
        this.#clock.advance(command.seconds * 1_000);
        return;
      case 'lose tokens': {
        const upstream = command.list === 'contacts' ? 'ringcentral' : 'google';
        await control({ sandbox: this.#sandbox }, upstream, 'sync-tokens/lose', { user: 'demo' });
        return;
      }
      case 'fail':
        this.#addFault(command);
        return;
      case 'heal':
        this.#heal();
        return;
      case 'restart': {
        const index = command.pick % this.#replicas.length;
        await this.#replicas[index]!.close();
        this.#replicas[index] = await this.#startReplica();
      }
    }
  }

  #addFault({ route, kind, skip, times }: Extract<Command, { do: 'fail' }>): void {
    const common = { match: { route, method: 'GET' }, skip, times };
    const fault: Fault =
      kind === 'status'
        ? { kind, status: 500, ...common }
        : kind === 'latency'
          ? { kind, latencyMs: 30, when: times % 2 === 0 ? 'before' : 'after', ...common }
          : { kind, ...common };
    const upstream = route === PERSONS_ROUTE ? this.#sandbox.google : this.#sandbox.ringcentral;
    upstream.addFault(fault);
    // A delay is not a failure, but makes calls overlap.
    if (kind !== 'latency') this.#hasFaults = true;
  }

  #heal(): void {
    this.#sandbox.ringcentral.clearFaults();
    this.#sandbox.google.clearFaults();
    this.#hasFaults = false;
  }

  /** Runs actions concurrently, no two of which change the same record, then checks the reads. */
  async #together(actions: readonly Action[]): Promise<void> {
    const at = this.#clock.date();
    const taken = new Set<string>();
    const choose = (list: ListName, pick: number): string | undefined => {
      const ids = [...this.#models[list].state.keys()].sort().filter((id) => !taken.has(id));
      const id = ids[pick % Math.max(1, ids.length)];
      if (id !== undefined) taken.add(id);
      return id;
    };
    const checks: (() => void)[] = [];
    const running = actions.map(async (action) => {
      if (action.do === 'read') return this.#read(action).then((check) => void checks.push(check));
      const list = action.do === 'own' ? 'contacts' : action.list;
      const id = action.change === 'create' ? undefined : choose(list, action.pick);
      if (action.change !== 'create' && id === undefined) return undefined;
      return action.do === 'own' ? this.#writeOwn(action, id, at) : this.#changeByOthers(action, id, at);
    });
    await Promise.all(running);
    for (const check of checks) check();
  }

  #newName(): { first: string; last: string } {
    this.#values += 1;
    return { first: NAMES[this.#values % NAMES.length] ?? '', last: `V${String(this.#values)}` };
  }

  async #changeByOthers(
    { list, change }: Extract<Action, { do: 'others' }>,
    id: string | undefined,
    at: number,
  ): Promise<void> {
    const { first, last } = this.#newName();
    const value =
      list === 'contacts' ? { firstName: first, lastName: last } : { givenName: first, familyName: last };
    const asked =
      id === undefined
        ? { create: [value] }
        : change === 'update'
          ? { update: { [id]: value } }
          : { delete: [id] };
    const upstream = list === 'contacts' ? 'ringcentral' : 'google';
    const { created } = (await control({ sandbox: this.#sandbox }, upstream, 'changes', asked)) as {
      created: readonly string[];
    };
    this.#models[list].change(at, id ?? created[0]!, change === 'delete' ? null : `${first} ${last}`, false);
  }

  /** Faults do not apply to own writes, so each is carried out and answered. */
  async #writeOwn(
    { change, pick }: Extract<Action, { do: 'own' }>,
    id: string | undefined,
    at: number,
  ): Promise<void> {
    const { first, last } = this.#newName();
    const { data, errors } = await this.#mutate(change, id, first, last, pick);
    expect(errors).toBeUndefined();
    const [payload] = Object.values<{
      personalContact?: { contactId: string };
      userErrors: readonly unknown[];
    }>(data);
    expect(payload!.userErrors).toEqual([]);
    const written = id ?? payload!.personalContact!.contactId;
    this.#models.contacts.change(at, written, change === 'delete' ? null : `${first} ${last}`, true);
  }

  async #mutate(change: Change, contactId: string | undefined, first: string, last: string, pick: number) {
    const contact = `contact: { firstName: "${first}", lastName: "${last}" }`;
    const id = contactId === undefined ? '' : personalContactId({ ...this.#ids, contactId });
    const mutation = {
      create: `createPersonalContact(input: { ${contact} }) { personalContact { contactId } userErrors { code } }`,
      update: `updatePersonalContact(input: { id: "${id}", ${contact} }) { personalContact { contactId } userErrors { code } }`,
      delete: `deletePersonalContacts(input: { ids: ["${id}"] }) { userErrors { code } }`,
    }[change];
    return (await this.#replicaFor(pick).execute(`mutation { ${mutation} }`)).body;
  }

  /** Upstream makes the change, and its answer is lost. */
  async #loseAnswer({ change, pick }: Extract<Command, { do: 'lost answer' }>): Promise<void> {
    const ids = [...this.#models.contacts.state.keys()].sort();
    const id = ids[pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    this.#heal();
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      this.#sandbox.ringcentral.addFault({ kind: 'reset', when: 'after', match: { method } });
    }
    const { first, last } = this.#newName();
    await this.#mutate(change, id, first, last, pick);
    this.#heal();
    this.#faultyAt = this.#clock.date();
    this.#models.contacts.change(
      this.#clock.date(),
      id,
      change === 'delete' ? null : `${first} ${last}`,
      true,
    );
  }

  #replicaFor(pick: number): Replica {
    return this.#replicas[pick % this.#replicas.length]!;
  }

  /** @returns the check, to be run after all concurrent actions have ended */
  async #read({ of, pick, bound }: Extract<Action, { do: 'read' }>): Promise<() => void> {
    this.#reads += 1;
    const name = NAMES[pick % NAMES.length] ?? '';
    const ids = [...this.#models.contacts.state.keys()].sort();
    const id = ids[pick % Math.max(1, ids.length)] ?? '1';
    const query = {
      contacts: CONTACTS,
      persons: PERSONS,
      search: CONTACTS.replace('first: 1000', `first: 1000, search: "${name}"`),
      one: `one: personalContact(contactId: "${id}") { firstName lastName }`,
    }[of];
    const at = this.#clock.date();
    const before = { contacts: this.#models.contacts.count, persons: this.#models.persons.count };
    const mayFail = this.#hasFaults;
    const result = await this.#replicaFor(this.#reads).execute(`{ ${query} }`, {
      headers: bound === null ? {} : { 'x-max-staleness': String(bound) },
    });
    const asked: Asked = { result, at, before, mayFail };
    if (of === 'one') return () => this.#compareOne(asked, id);
    const isFound = of === 'search' ? (shown: string) => shown.includes(name) : () => true;
    return () => this.#compareList(asked, of === 'persons' ? 'persons' : 'contacts', isFound, bound);
  }

  #isAnswered({ result: { body }, mayFail }: Asked): boolean {
    if (body.errors === undefined) return true;
    if (!mayFail) throw new Error(`A read failed: ${JSON.stringify(body.errors)}`);
    return false;
  }

  /** The oldest state that may be served without `x-max-staleness`. */
  #oldest(at: number): number {
    return at - (at - this.#faultyAt < MAX_BACKOFF_MS ? STALE_IF_ERROR_MS : MAX_AGE_MS);
  }

  #compareList(
    asked: Asked,
    list: ListName,
    isFound: (shown: string) => boolean,
    bound: number | null,
  ): void {
    if (!this.#isAnswered(asked)) return;
    const { at, before, result } = asked;
    const answer = result.body.data[list] as List<ContactNode> & List<PersonNode>;
    const shown = list === 'contacts' ? shownContacts(answer.nodes) : shownPersons(answer.nodes);
    expect(answer.nodes).toHaveLength(shown.size);
    expect(answer.totalCount).toBe(shown.size);
    // An answer that was passed through has the state at the time of the call.
    let since = at;
    if (answer.asOf !== null) {
      since = Date.parse(answer.asOf);
      expect(since).toBeLessThanOrEqual(at);
      expect(since).toBeGreaterThanOrEqual(bound === null ? this.#oldest(at) : at - bound * 1_000);
      this.served += 1;
    }
    const allowed = this.#models[list]
      .mayServe(since, before[list])
      .map((state) => textOf(new Map([...state].filter(([, one]) => isFound(one)))));
    expect(allowed).toContain(textOf(shown));
  }

  #compareOne(asked: Asked, id: string): void {
    if (!this.#isAnswered(asked)) return;
    const { at, before, result } = asked;
    const contact = result.body.data.one as Omit<ContactNode, 'contactId'> | null;
    const allowed = this.#models.contacts
      .mayServe(this.#oldest(at), before.contacts)
      .map((state) => state.get(id) ?? null);
    expect(allowed).toContain(contact === null ? null : shownContact(contact));
  }

  /** Waits until each list is mirrored again without faults, and compares it with upstream. */
  async #settle(): Promise<void> {
    this.#heal();
    for (const list of ['contacts', 'persons'] as const) {
      for (const replica of this.#replicas) {
        this.#clock.advance(MAX_BACKOFF_MS);
        const answer = await this.#mirroredList(replica, list);
        const shown = list === 'contacts' ? shownContacts(answer.nodes) : shownPersons(answer.nodes);
        expect(textOf(shown)).toBe(textOf(this.#models[list].state));
      }
    }
  }

  async #mirroredList(replica: Replica, list: ListName): Promise<List<ContactNode> & List<PersonNode>> {
    for (let tries = 0; tries < MAX_SETTLING_TRIES; tries += 1) {
      const { body } = await replica.execute(`{ ${list === 'contacts' ? CONTACTS : PERSONS} }`);
      expect(body.errors).toBeUndefined();
      const answer = body.data[list] as List<ContactNode> & List<PersonNode>;
      if (answer.asOf !== null) return answer;
      await sleep(SETTLING_PAUSE_MS);
    }
    throw new Error(`${list} were not mirrored again.`);
  }
}

/** Runs random programs, each with its own sandbox. @returns how many reads the mirror answered */
export const checkPrograms = async (
  numRuns: number,
  optionsOf: () => Promise<ProgramOptions>,
): Promise<number> => {
  let served = 0;
  await fc.assert(
    fc.asyncProperty(programs, async ({ commands, ...sizes }) => {
      const run = await ProgramRun.start(sizes, await optionsOf());
      try {
        await run.execute(commands);
        served += run.served;
      } finally {
        await run.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
  return served;
};
