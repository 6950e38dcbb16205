import { describeConcurrentReads, shareRedis } from './replicas.ts';

shareRedis();
describeConcurrentReads([1, 3]);
