import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers';
import {
  plugin as resolverTypes,
  type TypeScriptResolversPluginConfig,
} from '@graphql-codegen/typescript-resolvers';

/**
 * The plugin typescript-resolvers with one type corrected. It declares an argument with a default value as never null.
 * But it is null when the caller writes `first: null`: the default only replaces an omitted argument.
 */
export const plugin: PluginFunction<TypeScriptResolversPluginConfig, Types.ComplexPluginOutput> = async (
  ...parameters
) => {
  const { prepend = [], content, append = [] } = await resolverTypes(...parameters);
  return { prepend: prepend.map(correct), content, append };
};

const REQUIRE_FIELDS = 'export type RequireFields<';
const WRONG = '[P in K]-?: NonNullable<T[P]>';
const RIGHT = '[P in K]-?: T[P]';

const correct = (declaration: string): string => {
  if (!declaration.startsWith(REQUIRE_FIELDS)) return declaration;
  if (!declaration.includes(WRONG))
    throw new Error(`the output of typescript-resolvers has changed; expected ${WRONG} in: ${declaration}`);
  return declaration.replace(WRONG, RIGHT);
};
