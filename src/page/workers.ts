import { connect, type WorkerClient } from '../worker/client.js';

/** What a worker is for; its name says it to the script. */
export type Role = 'ask' | 'evidence' | 'list' | 'save';

let address: string | undefined;

/** A worker that runs the script of this page, taken from the page itself: nothing is fetched. */
export function startWorker(role: Role): Worker {
  if (address === undefined) {
    const text = document.getElementById('library')?.textContent;
    if (text === null || text === undefined) throw new Error('the page has no script to start a worker with');
    address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  }
  return new Worker(address, { name: role });
}

const clients = new Map<Role, WorkerClient>();

/** The library in the worker of this role; it is started when it is first asked. */
export function clientOf(role: Exclude<Role, 'save'>): WorkerClient {
  let client = clients.get(role);
  if (client === undefined) {
    client = connect(startWorker(role));
    clients.set(role, client);
  }
  return client;
}
