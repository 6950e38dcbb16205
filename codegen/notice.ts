import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers';

/** graphql-codegen plugin that puts a comment at the top of a file, above all imports. */
export const plugin: PluginFunction<{ readonly notice?: string }, Types.ComplexPluginOutput> = (
  _schema,
  _documents,
  { notice },
) => {
  if (!notice)
    throw new Error('codegen/notice.ts: `notice`, the text of the comment, must be set in codegen.yml');
  return { prepend: [`// ${notice}`], content: '' };
};
