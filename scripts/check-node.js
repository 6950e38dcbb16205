// Loaded before the program (`node --import`), in JavaScript that any Node can run: an older Node would fail with
// ERR_UNKNOWN_FILE_EXTENSION, which explains neither the cause nor the fix.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = engines.node.replace('>=', '');
const [major, minor] = needed.split('.').map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: this program needs Node ${needed} or newer (npm ci without --omit=dev installs one)\n`,
  );
  process.exit(1);
}
