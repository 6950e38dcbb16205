import { context, type Context, type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<Context>();

/** Keeps OpenTelemetry's active context along the asynchronous work that begins in it. */
const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => storage.run(active, () => work.apply(self, args)),
  bind: (active, target) => {
    if (typeof target !== 'function') return target;
    const work = target as (...args: unknown[]) => unknown;
    return ((...args: unknown[]) => storage.run(active, () => work(...args))) as typeof target;
  },
  enable: () => manager,
  disable: () => manager,
};

/** Lets OpenTelemetry's API know what is under way. Does nothing where somebody else has done so already. */
export const keepContext = (): void => {
  context.setGlobalContextManager(manager);
};
