import { infrastructure } from '@korsa/testing';
import { mongoWorld } from '../test/mongo-world.js';
import { aggregatesKeepTheirPromises } from './aggregates.promises.js';

const infra = infrastructure();
const connection = infra.connect();

aggregatesKeepTheirPromises('over MongoDB', async () => mongoWorld(await connection));
