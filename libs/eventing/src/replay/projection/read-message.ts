import { decodeEnvelope, headersRead, UndecodableEvent } from '@korsa/contracts';
import { wireOf } from '../../consumer/reading.js';
import type { IncomingRecord } from '../../driver/driver.js';
import type { Message } from './model-document.js';

/** The record as a message of `source`; undefined when it is no event of ours. Never throws. */
export function readMessage(record: IncomingRecord, source: string): Message | undefined {
  const wire = wireOf(record, headersRead);
  const place = placeOf(wire.headers, wire.key);
  if (!place) return undefined;
  try {
    const { event } = decodeEnvelope(wire);
    return { source, ...place, event };
  } catch (error) {
    if (error instanceof UndecodableEvent) return { source, ...place, event: undefined };
    throw error;
  }
}

function placeOf(headers: Readonly<Record<string, string>>, key: string) {
  const { ce_type: type, ce_id: id, ce_citycode: cityCode } = headers;
  const sequence = Number(headers['ce_sequence']);
  const isSequence = Number.isSafeInteger(sequence) && sequence > 0;
  if (!type || !id || !cityCode || !key || !isSequence) return undefined;
  return { subject: key, type, cityCode, sequence };
}
