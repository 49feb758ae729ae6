/**
 * One script in three places: in the page it is the page; in a worker of the page it is the library's own worker, or the
 * one that writes files. So the library stands in the file once.
 */
if (typeof document !== 'undefined') void import('./page.js');
else if ((globalThis as { readonly name?: string }).name === 'save') void import('./save-worker.js');
else void import('../worker/worker.js');

export {};
