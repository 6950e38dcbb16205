import type { FaultOf } from './faults.ts';
import type { UpstreamResponse } from './http.ts';
import { isJsonObject, parseJsonLosslessly } from './json.ts';
import type { PageLoop } from './page-loop.ts';

/** Rewrites the JSON of an answer and keeps its layout. Answers that are not JSON stay unchanged. */
const rewriteJson = (answer: UpstreamResponse, rewrite: (value: unknown) => unknown): UpstreamResponse => {
  const text = String(answer.body ?? '');
  const isJson = answer.headers?.['content-type']?.startsWith('application/json') === true;
  if (!isJson || text === '') return answer;
  const value = rewrite(parseJsonLosslessly(text));
  const isPretty = text.endsWith('}\n');
  return { ...answer, body: isPretty ? `${JSON.stringify(value, undefined, 2)}\n` : JSON.stringify(value) };
};

const GONE = Symbol('gone');

/** Tokens of a JSON Pointer (RFC 6901). */
const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Sets the value at a JSON Pointer; `*` is every item of a list, `-` the position after the last one. */
const changeAt = (value: unknown, [token, ...rest]: readonly string[], change: unknown): unknown => {
  if (token === undefined) return change;
  if (Array.isArray(value)) {
    if (token === '-') return [...(value as unknown[]), change];
    return value.flatMap((item: unknown, index) => {
      const changed = token === '*' || token === String(index) ? changeAt(item, rest, change) : item;
      return changed === GONE ? [] : [changed];
    });
  }
  if (!isJsonObject(value) || (rest.length > 0 && !Object.hasOwn(value, token))) return value;
  const { [token]: before, ...others } = value;
  const changed = changeAt(before, rest, change);
  return changed === GONE ? others : { ...value, [token]: changed };
};

const edit = (value: unknown, { set = {}, remove = [] }: FaultOf<'edit'>): unknown => {
  const changes = [...Object.entries(set), ...remove.map((pointer) => [pointer, GONE] as const)];
  return changes.reduce((left, [pointer, change]) => changeAt(left, tokensOf(pointer), change), value);
};

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Inserts bytes that are not UTF-8 into the first string value, or into that of `member`. */
const spoilText = (body: Buffer, member?: string): Buffer => {
  const text = body.toString('latin1');
  const from = member === undefined ? 0 : Math.max(0, text.indexOf(JSON.stringify(member)));
  const place = /:\s*"/.exec(text.slice(from));
  const at = place === null ? body.length : from + place.index + place[0].length;
  return Buffer.concat([body.subarray(0, at), Buffer.from([0xc3, 0x28, 0xff]), body.subarray(at)]);
};

/** How each fault changes a valid answer. */
export const spoilAnswer = (
  answer: UpstreamResponse,
  fault: FaultOf<'edit' | 'encoding' | 'loop'>,
  loop?: PageLoop,
): UpstreamResponse => {
  switch (fault.kind) {
    case 'edit':
      return rewriteJson(answer, (value) => edit(value, fault));
    case 'encoding': {
      const body = Buffer.from(answer.body ?? '');
      return {
        ...answer,
        body: fault.as === 'bom' ? Buffer.concat([BYTE_ORDER_MARK, body]) : spoilText(body, fault.member),
      };
    }
    case 'loop':
      return rewriteJson(answer, (page) => {
        if (loop === undefined || answer.status !== 200 || !isJsonObject(page)) return page;
        return loop.leadBack(fault.items === 'none' ? loop.withoutItems(page) : page);
      });
  }
};
