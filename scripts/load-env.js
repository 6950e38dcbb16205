// Loaded before the program (`node --import`): reads .env, or the file that ENV_FILE names, into the environment.
// Variables that are already set take precedence. Node's own --env-file-if-exists does the same, but an older Node refuses to start
// with it before scripts/check-node.js can say why, and a newer one prints a warning when there is no file.
import { loadEnvFile } from 'node:process';

const { ENV_FILE: file = '.env' } = process.env;

try {
  loadEnvFile(file);
} catch (error) {
  // Only a file named by ENV_FILE must exist.
  if (error.code !== 'ENOENT' || 'ENV_FILE' in process.env) {
    process.stderr.write(
      `${file} cannot be read (${error.code}); set ENV_FILE to another file, or unset it\n`,
    );
    process.exit(1);
  }
}
