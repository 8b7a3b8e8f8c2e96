import type { Endpoint } from '@korsa/contracts';
import type { FastifyRequest } from 'fastify';

export declare function readInput(endpoint: Endpoint, request: FastifyRequest): unknown;
