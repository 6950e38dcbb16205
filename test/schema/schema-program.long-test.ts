import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  changeDescription,
  copySchema,
  OUT_OF_DATE,
  removeTargetAccount,
  type SchemaCopy,
  TARGET_ACCOUNT_REMOVED,
} from './schema-program.ts';

describe('npm run schema', () => {
  let copy: SchemaCopy;
  beforeEach(() => {
    copy = copySchema();
  });
  afterEach(() => copy[Symbol.dispose]());

  it('confirms that the committed files are up to date', async () => {
    expect(await copy.run('--check')).toEqual([0, ['']]);
    expect(await copy.run()).toEqual([0, ['schema/published is up to date']]);
  });

  it('fails on a changed description until the files are written', async () => {
    changeDescription(copy);
    const [code, complaints] = await copy.run('--check');
    expect(code).toBe(1);
    expect(complaints).toEqual(OUT_OF_DATE);
    expect((await copy.run())[0]).toBe(0);
    expect(await copy.run('--check')).toEqual([0, ['']]);
  });

  it('fails on a breaking change until it is declared or released', async () => {
    removeTargetAccount(copy);
    const [code, lines] = await copy.run();
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^Breaking change since the last release: .*targetAccountId/);
    expect(lines[1]).toContain(TARGET_ACCOUNT_REMOVED);

    copy.edit('published/breaking-changes.yaml', (text) =>
      text.replace('[]', `- change: ${TARGET_ACCOUNT_REMOVED}\n  reason: Every target names its account.`),
    );
    expect(await copy.run('--check')).toEqual([0, ['']]);

    const [releaseCode, released] = await copy.run('--release');
    expect([releaseCode, released]).toEqual([0, ['Wrote released.graphql, breaking-changes.yaml']]);
    expect(await copy.run('--check')).toEqual([0, ['']]);
  });

  it('fails on a declaration without a change', async () => {
    copy.edit('published/breaking-changes.yaml', (text) =>
      text.replace('[]', '- { change: FIELD_REMOVED Person.id, reason: A mistake. }'),
    );
    const [code, lines] = await copy.run('--check');
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('FIELD_REMOVED Person.id, but there is no such change')]);
  });

  it('prints its usage for unknown options', async () => {
    const [code, lines] = await copy.run('--chekc');
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^Usage: npm run schema/);
  });
});
