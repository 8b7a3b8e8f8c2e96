/** Starts embedded servers, prints what it got, and waits to be killed. */
process.env.SWC_NODE_PROJECT = new URL('../../../tsconfig.base.json', import.meta.url).pathname;
await import('@swc-node/register/esm-register');
const { startInfrastructure } = await import('../src/index.ts');

const env = { ...process.env, KORSA_INFRA: 'embedded' };
const { servers } = await startInfrastructure({ purpose: 'test', log: () => undefined, env });
console.log(JSON.stringify([servers.kafka.pid, servers.mongo.pid]));
