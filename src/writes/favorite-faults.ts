import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { FavoriteTarget } from '../relay/global-id.ts';

import { memberPath, type TargetInput } from './favorite-input.ts';
import type { InputPath } from './input-refusal.ts';

/** Where the things stand in an input that upstream may complain of. */
export interface FavoriteInputPaths {
  /** What named the book; absent where that are `accountId` and `extensionId`. */
  readonly book?: InputPath;
  /** The targets that are new to the list. */
  readonly targets?: readonly TargetInput[];
  /** What is one too many. */
  readonly full?: InputPath;
  /** What the whole list was made from. */
  readonly list?: InputPath;
}

/** The path of what upstream complains of; that of one target only where it can be no other. */
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

/** Upstream says at most the kind of member that it complains of (`records.contactId`), never the index. */
const isMeant = (target: FavoriteTarget, { upstreamCode, parameterName = '' }: UpstreamError): boolean => {
  if ('contactId' in target)
    return upstreamCode !== 'FAV-105' && !/(extension|account)Id$/.test(parameterName);
  if (upstreamCode === 'FAV-105' || parameterName.endsWith('accountId'))
    return target.accountId !== undefined;
  return !parameterName.endsWith('contactId');
};
