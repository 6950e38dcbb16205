import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers';
import { plugin as resolverTypes } from '@graphql-codegen/typescript-resolvers';
import type { TypeScriptResolversPluginConfig } from '@graphql-codegen/typescript-resolvers';

/**
 * The plugin typescript-resolvers with one type mended. It says of an argument with a default value that it is never null.
 * It is, when the caller writes `first: null`: the default only stands in for what is left out.
 */
export const plugin: PluginFunction<TypeScriptResolversPluginConfig, Types.ComplexPluginOutput> = async (
  ...parameters
) => {
  const { prepend = [], content, append = [] } = await resolverTypes(...parameters);
  return { prepend: prepend.map(mend), content, append };
};

const requireFields = 'export type RequireFields<';
const wrong = '[P in K]-?: NonNullable<T[P]>';
const right = '[P in K]-?: T[P]';

const mend = (declaration: string): string => {
  if (!declaration.startsWith(requireFields)) return declaration;
  if (!declaration.includes(wrong))
    throw new Error(`typescript-resolvers has changed; expected ${wrong} in: ${declaration}`);
  return declaration.replace(wrong, right);
};
