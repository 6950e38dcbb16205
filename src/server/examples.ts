import { readdir, readFile } from 'node:fs/promises';

/** A ready-made operation for the explorer. */
export interface Example {
  /** The comment on the first line of the file. */
  readonly title: string;
  readonly query: string;
}

const directory = new URL('../../examples/operations/', import.meta.url);

/** The operations of `examples/operations/` in the order of their file names, none where the folder is not shipped. */
export const readExamples = async (): Promise<readonly Example[]> => {
  const names = await readdir(directory).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map(async (name) => {
        const query = await readFile(new URL(name, directory), 'utf8');
        return { title: /^# *(.+)/.exec(query)?.[1] ?? name, query };
      }),
  );
};
