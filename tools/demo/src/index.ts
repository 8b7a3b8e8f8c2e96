export { cityData } from './data.js';
export { play, type Story } from './play.js';
export type { DemoReport, RetreatFigures } from './report/figures.js';
export { serviceNames, type ServiceName } from './stack/service-process.js';
export { Stack, type StackSettings } from './stack/stack.js';
export { freePort } from './stack/free-port.js';
export { Korsa, StoryTime, type Desk } from './korsa.js';
export { playMalang } from './story/malang.js';
