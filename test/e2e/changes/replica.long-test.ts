import { describeReplicas } from './replica.ts';

describeReplicas(60);
