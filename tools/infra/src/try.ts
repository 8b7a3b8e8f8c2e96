import { startInfrastructure } from './index.js';
const t = Date.now();
const log = (l: string) => console.log(`[${Date.now() - t}]`, l);
const purpose = (process.argv[2] ?? 'test') as 'test';
try {
  const infra = await startInfrastructure({ purpose, log });
  console.log(infra);
  if (process.argv[3] === 'wait') await new Promise((r) => setTimeout(r, 1e6));
  if (process.argv[3] === 'fault') {
    for (const s of [infra.servers!.mongo, infra.servers!.kafka]) {
      await s.kill();
      log('killed');
      await s.start();
      log('again ' + s.pid);
    }
  }
  await infra.stop();
  log('stopped');
} catch (e) {
  console.log((e as Error).message);
  process.exit(1);
}
