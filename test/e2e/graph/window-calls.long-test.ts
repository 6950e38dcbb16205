import { describeWindows } from './window-calls.ts';

describeWindows(10_000);
