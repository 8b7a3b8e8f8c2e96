/** Keeps the process that its argument orders, prints its id, and waits to be killed. */
process.env.SWC_NODE_PROJECT = new URL('../../../tsconfig.base.json', import.meta.url).pathname;
await import('@swc-node/register/esm-register');
const { KeptProcess } = await import('../src/process/kept-process.ts');

const kept = new KeptProcess(JSON.parse(process.argv[2]));
void kept.start();
const timer = setInterval(() => {
  if (kept.pid === undefined) return;
  clearInterval(timer);
  console.log(kept.pid);
}, 10);
