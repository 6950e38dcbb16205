import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { FavoriteTarget } from '../relay/global-id.ts';

import { memberPath, type TargetInput } from './favorite-input.ts';
import type { InputPath } from './input-refusal.ts';

/** The paths in a mutation's input of the values that upstream may reject. */
export interface FavoriteInputPaths {
  /** The field that names the book; absent if the input has `accountId` and `extensionId`. */
  readonly book?: InputPath;
  /** The targets that the mutation adds. */
  readonly targets?: readonly TargetInput[];
  /** The field to report if the list is full. */
  readonly full?: InputPath;
  /** The field with the whole list. */
  readonly list?: InputPath;
}

/** The path in the input for an upstream error. It is that of a single target only if the error cannot mean another one. */
export const fieldOf = (error: UpstreamError, paths: FavoriteInputPaths): InputPath | null => {
  const { code, upstreamCode, parameterName = '' } = error;
  if (upstreamCode === 'FAV-104') return paths.full ?? null;
  if (code === 'NOT_FOUND') {
    const isOfBook = parameterName === 'accountId' || parameterName === 'extensionId';
    return paths.book ?? (isOfBook ? [parameterName] : null);
  }
  const suspects = (paths.targets ?? []).filter(({ target }) => isMeant(target, error));
  const [suspect] = suspects;
  return suspects.length === 1 && suspect !== undefined ? memberPath(suspect) : (paths.list ?? null);
};

/** Whether the error can mean this target. Upstream names at most the property (`records.contactId`), never the index. */
const isMeant = (target: FavoriteTarget, { upstreamCode, parameterName = '' }: UpstreamError): boolean => {
  if ('contactId' in target)
    return upstreamCode !== 'FAV-105' && !/(extension|account)Id$/.test(parameterName);
  if (upstreamCode === 'FAV-105' || parameterName.endsWith('accountId'))
    return target.accountId !== undefined;
  return !parameterName.endsWith('contactId');
};
