// Loaded before the program (`node --import`), in JavaScript that any Node reads: an older Node would end with
// ERR_UNKNOWN_FILE_EXTENSION, which names neither the cause nor the way out.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = engines.node.replace('>=', '');
const [major, minor] = needed.split('.').map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: this program needs Node ${needed} or newer (npm ci without --omit=dev brings one along)\n`,
  );
  process.exit(1);
}
