import { spawn } from 'node:child_process';

/** The program that opens a page in the browser of the person; none where there is no desktop. */
const opener = (
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined => {
  if (process.platform === 'darwin') return ['open'];
  // `start` would need a shell, which takes the & of an address for its own.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDesktop = env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  return hasDesktop ? ['xdg-open'] : undefined;
};

/** Opens a page where that is possible. The address is printed anyway, so that a failure needs no words. */
export const openBrowser = (page: string, env: Readonly<Record<string, string | undefined>>): void => {
  const [command, ...options] = opener(env) ?? [];
  if (command === undefined) return;
  spawn(command, [...options, page], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
};
