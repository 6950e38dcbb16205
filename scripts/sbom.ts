import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devDependencies?: object }>>;
}

const readJson = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')) as object;

const withoutDevelopment = <Manifest extends object>(manifest: Manifest): Manifest => ({
  ...manifest,
  devDependencies: undefined,
});

/** The lock file without development dependencies. */
const productionLock = (): Lock => {
  const lock = readJson('package-lock.json') as Lock;
  const kept = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true);
  return {
    ...lock,
    packages: Object.fromEntries(
      kept.map(([path, one]) => [path, path === '' ? withoutDevelopment(one) : one]),
    ),
  };
};

/**
 * `npm run sbom` prints the bill of materials of a production install as CycloneDX JSON, from the lock file only.
 * `npm sbom --omit=dev` also leaves out packages that a development dependency shares with production, so npm is given
 * a lock file without development dependencies.
 */
const FOLDER = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify(withoutDevelopment(readJson('package.json'))));
  writeFileSync(join(FOLDER, 'package-lock.json'), JSON.stringify(productionLock()));
  const options = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--loglevel=error'];
  process.stdout.write(execFileSync('npm', options, { cwd: FOLDER, maxBuffer: 2 ** 26 }));
} finally {
  rmSync(FOLDER, { recursive: true });
}
