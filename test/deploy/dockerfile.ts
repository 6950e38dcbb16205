import { readFileSync } from 'node:fs';

/** One instruction of a Dockerfile, continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

export const DOCKERFILE = readFileSync(new URL('../../deploy/Dockerfile', import.meta.url), 'utf8');

/** The instructions of each stage, the first of which is its `FROM`. */
export const readStages = (text: string): readonly (readonly Instruction[])[] => {
  const instructions = text
    .replace(/^#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = /^([A-Z]+)\s+(.+)$/.exec(line.trim()) ?? [];
      return name === undefined || rest === undefined ? [] : [{ name, rest }];
    });
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  return starts.map((start, index) => instructions.slice(start, starts[index + 1]));
};

/** The arguments of all instructions of one kind, in order. */
export const saidBy = (stage: readonly Instruction[], name: string): readonly string[] =>
  stage.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

/** Paths of the build context that a stage copies. */
export const copiedFiles = (stage: readonly Instruction[]): readonly string[] =>
  saidBy(stage, 'COPY')
    .filter((rest) => !rest.startsWith('--from='))
    .flatMap((rest) => rest.split(/\s+/).slice(0, -1));

/** The command of an `ENTRYPOINT` or of a `HEALTHCHECK … CMD`, which is written as JSON. */
export const commandOf = (stage: readonly Instruction[], name: string): readonly string[] => {
  const [rest = ''] = saidBy(stage, name);
  return JSON.parse(rest.slice(rest.indexOf('['))) as string[];
};
