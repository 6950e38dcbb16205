import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';

/** A subgraph's `extensions.upstream`: lists of calls, budgets, waits and books. docs/operations.md describes them. */
export type UpstreamCost = Readonly<Record<string, readonly object[]>>;

interface Budget {
  readonly upstream: string;
  readonly group: string;
}

/** The sum of the costs of all requests of one operation. If several of them report the same budget, the last one is used. */
export const sumOf = (costs: readonly UpstreamCost[]): UpstreamCost => {
  const sum: Record<string, object[]> = {};
  for (const [name, items] of costs.flatMap((cost) => Object.entries(cost)))
    sum[name] = [...(sum[name] ?? []), ...items];
  const budgets = (sum['budgets'] ?? []) as Budget[];
  const latest = new Map(budgets.map((budget) => [`${budget.upstream} ${budget.group}`, budget]));
  return { ...sum, budgets: [...latest.values()] };
};

/** A plugin of Hive Gateway that passes the upstream cost of an operation from the contacts graph to the client. */
export const passUpstreamCostOn = (): GatewayPlugin => {
  const costsOf = new WeakMap<object, UpstreamCost[]>();
  return {
    onSubgraphExecute: ({ executionRequest: { context } }) => {
      if (context === undefined) return;
      const costs = costsOf.get(context) ?? [];
      costsOf.set(context, costs);
      return ({ result }) => {
        if (Symbol.asyncIterator in result) return;
        const { upstream } = (result.extensions ?? {}) as { readonly upstream?: UpstreamCost };
        if (upstream !== undefined) costs.push(upstream);
      };
    },
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone: ({ result, setResult }) => {
        const costs = costsOf.get(contextValue) ?? [];
        if (costs.length === 0 || Symbol.asyncIterator in result) return;
        setResult({ ...result, extensions: { ...result.extensions, upstream: sumOf(costs) } });
      },
    }),
  };
};
