import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ConcreteRequest, ReaderFragment } from 'relay-runtime';

/** The output of relay-compiler for an app's documents. */
export interface CompiledApp {
  /** A query or mutation by its name, including those that the compiler generates for `@refetchable`. */
  readonly request: (name: string) => ConcreteRequest;
  readonly fragment: (name: string) => ReaderFragment;
  readonly remove: () => Promise<void>;
}

const DOCUMENTS = fileURLToPath(new URL('../../../examples/clients/relay-documents', import.meta.url));
/** The schema as clients of a composed graph see it; `npm run schema -- --check` keeps it up to date. */
const API_SCHEMA = fileURLToPath(new URL('../../../schema/published/api.graphql', import.meta.url));
const nodeRequire = createRequire(import.meta.url);

/**
 * Runs relay-compiler on the sources of an app, by default the example.
 * @throws Error with the output of the compiler if it finds an error in the app or in our schema
 */
export const compileRelayApp = async (sources?: Readonly<Record<string, string>>): Promise<CompiledApp> => {
  const directory = await mkdtemp(join(tmpdir(), 'relay-app-'));
  const [src, artifacts] = [join(directory, 'src'), join(directory, 'artifacts')];
  await Promise.all([mkdir(src), mkdir(artifacts)]);
  // The sources have no types. For JavaScript, relay-compiler generates modules that Node can load directly.
  const toJavaScript = (name: string) => join(src, name.replace(/\.ts$/, '.js'));
  if (sources === undefined) {
    const names = await readdir(DOCUMENTS);
    await Promise.all(names.map((name) => copyFile(join(DOCUMENTS, name), toJavaScript(name))));
  } else {
    const files = Object.entries(sources);
    await Promise.all(files.map(([name, text]) => writeFile(toJavaScript(name), text)));
  }
  await copyFile(API_SCHEMA, join(directory, 'schema.graphql'));
  await writeFile(join(directory, 'relay.config.json'), JSON.stringify(config));
  await runCompiler(directory);
  const artifact = (name: string): unknown => nodeRequire(join(artifacts, `${name}.graphql.js`));
  return {
    request: (name) => artifact(name) as ConcreteRequest,
    fragment: (name) => artifact(name) as ReaderFragment,
    remove: () => rm(directory, { recursive: true }),
  };
};

const config = {
  src: './src',
  schema: './schema.graphql',
  artifactDirectory: './artifacts',
  language: 'javascript',
  eagerEsModules: false,
};

const runCompiler = async (directory: string): Promise<void> => {
  const binary = nodeRequire('relay-compiler') as string;
  try {
    await promisify(execFile)(binary, ['--noWatchman', '--output', 'quiet-with-errors'], { cwd: directory });
  } catch (error) {
    await rm(directory, { recursive: true });
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`relay-compiler failed:\n${stdout}${stderr}`, { cause: error });
  }
};
