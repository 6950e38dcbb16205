import { describeWrites } from './model/programs.ts';

describeWrites(200);
