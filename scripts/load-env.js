// Loaded before the program (`node --import`): reads .env, or the file that ENV_FILE names, into the environment.
// Variables that are set already win. Node's own --env-file-if-exists does the same, but an older Node refuses to start
// with it before scripts/check-node.js can say why, and a newer one complains of each start without a file.
import { loadEnvFile } from 'node:process';

const { ENV_FILE: file = '.env' } = process.env;

try {
  loadEnvFile(file);
} catch (error) {
  // Only a file that was asked for by name must be there.
  if (error.code !== 'ENOENT' || 'ENV_FILE' in process.env) {
    process.stderr.write(
      `${file} cannot be read (${error.code}); set ENV_FILE to another file, or unset it\n`,
    );
    process.exit(1);
  }
}
