import { spawn } from 'node:child_process';

/** The program that opens a page in the user's browser; none on a machine without a desktop. */
const opener = (
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined => {
  if (process.platform === 'darwin') return ['open'];
  // `start` would need a shell, in which the & of a URL has another meaning.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDesktop = env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
  return hasDesktop ? ['xdg-open'] : undefined;
};

/** Opens a page if possible. A failure is not reported, because the URL is printed too. */
export const openBrowser = (page: string, env: Readonly<Record<string, string | undefined>>): void => {
  const [command, ...options] = opener(env) ?? [];
  if (command === undefined) return;
  spawn(command, [...options, page], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
};
