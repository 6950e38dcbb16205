import type { PageInfoResolvers } from '../__generated__/graphql.ts';

export const PageInfo = {
  startCursor: (page) => (page.nodes.length === 0 ? null : page.cursorAt(0)),
  endCursor: (page) => (page.nodes.length === 0 ? null : page.cursorAt(page.nodes.length - 1)),
} satisfies PageInfoResolvers;
