/** Environment of each contender; the names are those of the program's configuration. */
const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} must be set; bench/main.ts does so`);
  return value;
};

export const PORT = Number(required('PORT'));
export const HOST = '127.0.0.1';
export const GOOGLE_PEOPLE_URL = required('GOOGLE_PEOPLE_URL');
export const RINGCENTRAL_URL = required('RINGCENTRAL_URL');

// Exit with `process.exit`: a process that a signal ends does not write its profile (`--profile`).
process.on('SIGTERM', () => process.exit(0));
