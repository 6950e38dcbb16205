import { setFlagsFromString } from 'node:v8';

// What each flag gives is in docs/performance.md. `npm start` and the Dockerfile set the size of the young generation as well,
// which cannot be changed in a running process.

// V8 allocates objects in the old space when most objects from the same place in the code have survived a garbage collection.
// Under load, what a request needs survives because the request is still running; in the old space it then keeps all that it
// refers to until the next major collection, so that even more survives. Without it, collections take half the time.
setFlagsFromString('--no-allocation-site-pretenuring');

// The next major collection comes when the heap has doubled; by default it may grow fourfold. Hardly anything gets into the old
// space, so there are still only a few. With 50 % instead of 100 %, answers of 1,000 contacts cost twice the CPU time.
setFlagsFromString('--heap-growing-percent=100');
