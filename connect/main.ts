import { ConfigError, type Environment, loadConfig } from '../src/config.ts';

import { ConnectError } from './connect-error.ts';
import { type Changes, parseVariables, readEnvFile, updateEnvFile } from './env-file.ts';
import { openBrowser } from './open-browser.ts';
import { type ConnectOptions, readOptions, type System, TITLES, USAGE } from './options.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import { connectGoogle, connectRingcentral, type SignInContext } from './systems.ts';

const CONNECT: Readonly<Record<System, (context: SignInContext) => Promise<Changes>>> = {
  google: connectGoogle,
  ringcentral: connectRingcentral,
};

const print = (text: string): void => void process.stdout.write(text);

/** The variables that `npm start` would use: the environment overrides the file. */
const readEnvironment = async (file: string): Promise<Environment> => ({
  ...parseVariables(await readEnvFile(file)),
  ...process.env,
});

const isGiven = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

const contextOf = (options: ConnectOptions, env: Environment, prompt: Prompt): SignInContext => {
  const { GOOGLE_TOKEN_URL, RINGCENTRAL_URL } = env;
  // Credentials may be incomplete before the sign-in, so only the URLs are checked.
  const { google, ringcentral } = loadConfig({ GOOGLE_TOKEN_URL, RINGCENTRAL_URL });
  const { GOOGLE_AUTHORIZATION_URL: page = '' } = env;
  if (page !== '' && !URL.canParse(page)) throw new ConnectError('GOOGLE_AUTHORIZATION_URL is not a URL.');
  return {
    ...options,
    googleAuthorizationUrl: page === '' ? 'https://accounts.google.com/o/oauth2/v2/auth' : page,
    googleTokenUrl: google.tokenUrl,
    ringcentralUrl: ringcentral.url,
    print,
    async lookUp(name, question) {
      const value = env[name];
      return isGiven(value) ? value.trim() : prompt.ask(question, !name.endsWith('_ID'));
    },
    show(signInPage, redirectUri) {
      print(`Open this page and sign in:\n\n  ${signInPage}\n\nWaiting for the browser at ${redirectUri}\n`);
      if (options.opensBrowser) openBrowser(signInPage, process.env);
    },
  };
};

const save = async (file: string, changes: Changes): Promise<void> => {
  await updateEnvFile(file, changes);
  for (const [name, value] of Object.entries(changes)) {
    const other = process.env[name];
    if (isGiven(other) && other !== value)
      print(`${name} is also set in the environment, which overrides ${file}: unset it there.\n`);
  }
};

/** Reports now what would stop `npm start`, such as an incomplete credential of the other system. */
const checkStart = (file: string, env: Environment): void => {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConnectError(`${file} is saved, but npm start will fail with it: ${error.message}.`);
  }
};

const connect = async (options: ConnectOptions): Promise<void> => {
  const { envFile, systems } = options;
  const prompt = createPrompt(process.stdin, process.stdout);
  try {
    const context = contextOf(options, await readEnvironment(envFile), prompt);
    for (const system of systems) {
      const changes = await CONNECT[system](context);
      // Without this `npm start` would serve the sandbox.
      await save(envFile, { UPSTREAMS: 'live', ...changes });
      print(`Signed in at ${TITLES[system]}. The credentials are in ${envFile}.\n`);
    }
    checkStart(envFile, await readEnvironment(envFile));
  } finally {
    prompt.close();
  }
  print(
    `\n${envFile === '.env' ? 'npm start' : `ENV_FILE=${envFile} npm start`} now serves your own contacts.\n`,
  );
};

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') print(USAGE);
  else await connect(options);
} catch (error) {
  const isFixable = error instanceof ConnectError || error instanceof ConfigError;
  process.stderr.write(`${isFixable ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
