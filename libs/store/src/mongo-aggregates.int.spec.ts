import { infrastructure } from '@korsa/testing';
import { mongoWorld } from '../test/mongo-world.js';
import { aggregatesKeepTheirPromises } from './aggregates.promises.js';

const { connect } = infrastructure();
const connection = connect();

aggregatesKeepTheirPromises('over MongoDB', async () => mongoWorld(await connection));
