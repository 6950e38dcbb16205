import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';

/** What a subgraph says in `extensions.upstream`: lists of calls, budgets, waits and books. docs/operations.md describes them. */
export type UpstreamCost = Readonly<Record<string, readonly object[]>>;

interface Budget {
  readonly upstream: string;
  readonly group: string;
}

/** The costs of all requests that one operation made, as one. Of a budget that several of them tell, the last one counts. */
export const sumOf = (costs: readonly UpstreamCost[]): UpstreamCost => {
  const sum: Record<string, object[]> = {};
  for (const [name, items] of costs.flatMap((cost) => Object.entries(cost)))
    sum[name] = [...(sum[name] ?? []), ...items];
  const budgets = (sum['budgets'] ?? []) as Budget[];
  const latest = new Map(budgets.map((budget) => [`${budget.upstream} ${budget.group}`, budget]));
  return { ...sum, budgets: [...latest.values()] };
};

/** A plugin of Hive Gateway that tells clients what their operation cost upstream, where the contacts graph tells the gateway. */
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
