import { describeRealGraph } from './real-graph.ts';

describeRealGraph(25);
